'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type PlaceholderSectionProps = {
  /** Names without a value, and those that have one. */
  names: readonly string[]
  values: Readonly<Record<string, string>>
  onChange: (values: Readonly<Record<string, string>>, key: string) => void
}

/** Asks for the values of `{{name}}` placeholders; those that begin with `secret:` are masked. */
export function PlaceholderSection({ names, values, onChange }: PlaceholderSectionProps) {
  if (names.length === 0) return null
  return (
    <section aria-label="Values" className="border-b bg-surface px-3 py-2.5">
      <p className="pb-2 text-muted text-xs">This draft has placeholders. Their values are used for the next attempt.</p>
      <div className="grid gap-2 sm:grid-cols-2">
        {names.map((name) => (
          <Field key={name} label={<span className="mono">{`{{${name}}}`}</span>}>
            {(control) => (
              <Input
                wire
                {...control}
                type={name.startsWith('secret:') ? 'password' : 'text'}
                value={values[name] ?? ''}
                onChange={(event) => onChange({ ...values, [name]: event.target.value }, `value ${name}`)}
              />
            )}
          </Field>
        ))}
      </div>
    </section>
  )
}
