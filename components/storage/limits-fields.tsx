import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { RetentionLimits } from '@/lib/client/storage'

const UNITS = [
  { unit: 1e6, title: 'MB' },
  { unit: 1e9, title: 'GB' },
] as const

type LimitsFieldsProps = { of: string; limits: RetentionLimits; onChange: (limits: RetentionLimits) => void }

/** Three limits; an empty one is none. `of` says of what, for screen readers. */
export function LimitsFields({ of, limits, onChange }: LimitsFieldsProps) {
  const [unit, setUnit] = useState<number>(limits.maxBytes !== null && limits.maxBytes < 1e9 ? 1e6 : 1e9)
  const number = (text: string) => (text.trim() === '' || !(Number(text) > 0) ? null : Number(text))
  const whole = (text: string) => {
    const read = number(text)
    return read === null ? null : Math.max(1, Math.round(read))
  }
  const setBytes = (read: number | null, of: number) =>
    onChange({ ...limits, maxBytes: read === null ? null : Math.max(1_000_000, Math.round(read * of)) })
  return (
    <div className="grid grid-cols-2 gap-2 sm:grid-cols-[8rem_9rem_12rem]">
      <Field label={<Of of={of}>Days</Of>}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            placeholder="no limit"
            value={limits.maxDays ?? ''}
            onChange={({ target }) => onChange({ ...limits, maxDays: whole(target.value) })}
          />
        )}
      </Field>
      <Field label={<Of of={of}>Attempts</Of>}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            placeholder="no limit"
            value={limits.maxAttempts ?? ''}
            onChange={({ target }) => onChange({ ...limits, maxAttempts: whole(target.value) })}
          />
        )}
      </Field>
      <div className="col-span-2 grid grid-cols-[1fr_auto] items-end gap-1 sm:col-span-1">
        <Field label={<Of of={of}>Size</Of>}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              step="any"
              placeholder="no limit"
              value={limits.maxBytes === null ? '' : limits.maxBytes / unit}
              onChange={({ target }) => setBytes(number(target.value), unit)}
            />
          )}
        </Field>
        <Select
          aria-label={`Unit of the size${of}`}
          value={unit}
          onChange={({ target }) => {
            const next = Number(target.value)
            setUnit(next)
            if (limits.maxBytes !== null) setBytes(limits.maxBytes / unit, next)
          }}
        >
          {UNITS.map((one) => (
            <option key={one.unit} value={one.unit}>
              {one.title}
            </option>
          ))}
        </Select>
      </div>
    </div>
  )
}

function Of({ of, children }: { of: string; children: string }) {
  return (
    <>
      {children}
      <span className="sr-only">{of}</span>
    </>
  )
}
