import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Placeholder } from '@/lib/core/interchange/import-result'

type PlaceholdersProps = {
  placeholders: readonly Placeholder[]
  values: Readonly<Record<string, string>>
  onChange: (values: Readonly<Record<string, string>>) => void
}

/** Asks for what the words stand for that the writer of a text left in the place of values. */
export function Placeholders({ placeholders, values, onChange }: PlaceholdersProps) {
  if (placeholders.length === 0) return null
  return (
    <section className="grid gap-2">
      <div>
        <h3 className="font-medium text-xs">Words that stand for something</h3>
        <p className="text-muted text-xs">Empty: the word stays as it is.</p>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        {placeholders.map(({ token, where, suggestion, secret, example }) => (
          <Field
            key={token}
            label={<span className="mono">{token}</span>}
            hint={
              suggestion === 'auto'
                ? `{{auto}}: a fresh key for each attempt`
                : `in ${where.length === 1 ? 'one place' : `${where.length} places`}`
            }
          >
            {(control) => (
              <Input
                wire
                {...control}
                type={secret ? 'password' : 'text'}
                autoComplete="off"
                placeholder={example}
                value={values[token] ?? ''}
                onChange={(event) => onChange({ ...values, [token]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </section>
  )
}
