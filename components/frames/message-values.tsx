'use client'

import { useId } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Switch } from '@/components/ui/switch'

type MessageValuesProps = {
  fill: boolean
  onFill: (fill: boolean) => void
  /** Names that neither the attempt nor the server has a value for. */
  names: readonly string[]
  values: Readonly<Record<string, string>>
  onValues: (values: Readonly<Record<string, string>>) => void
}

/** Whether `{{name}}` in a message is filled, and with what. */
export function MessageValues({ fill, onFill, names, values, onValues }: MessageValuesProps) {
  const id = useId()
  return (
    <section aria-label="Placeholders of the message" className="mt-1.5 space-y-1.5 text-xs">
      <span className="flex items-center gap-2">
        <Switch id={id} checked={fill} onCheckedChange={onFill} />
        <label htmlFor={id}>
          Fill {'{{placeholders}}'}
          <span className="text-muted">{fill ? '' : ': off, the braces travel as they stand'}</span>
        </label>
      </span>
      {fill && names.length > 0 && (
        <div className="grid gap-2 sm:grid-cols-3">
          {names.map((name) =>
            name.startsWith('secret:') ? (
              <p key={name} className="text-warn">
                <span className="mono">{`{{${name}}}`}</span> has no value: give the secret in the draft and connect again, so that it is
                masked in what is kept.
              </p>
            ) : (
              <Field key={name} label={<span className="mono">{`{{${name}}}`}</span>}>
                {(control) => (
                  <Input
                    {...control}
                    wire
                    value={values[name] ?? ''}
                    onChange={(event) => onValues({ ...values, [name]: event.target.value })}
                  />
                )}
              </Field>
            ),
          )}
        </div>
      )}
    </section>
  )
}
