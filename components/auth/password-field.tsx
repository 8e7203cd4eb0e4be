import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type PasswordFieldProps = {
  label: string
  value: string
  onValue: (value: string) => void
  error: string | undefined
  /** For password managers: one that is there, or one that is made now. */
  kind: 'current' | 'new'
  hint?: string
  autoFocus?: boolean
}

/** A password that is typed. */
export function PasswordField({ label, value, onValue, error, kind, hint, autoFocus = false }: PasswordFieldProps) {
  return (
    <Field label={label} error={error} hint={hint}>
      {(control) => (
        <Input
          {...control}
          required
          autoFocus={autoFocus}
          type="password"
          autoComplete={`${kind}-password`}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  )
}
