import { useId } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { opcodeName } from '@/lib/core/spec/opcodes'
import type { FrameOptions } from './frame-options'

type FrameOptionsFieldsProps = {
  options: FrameOptions
  onChange: (change: Partial<FrameOptions>) => void
  fault: { readonly field: string; readonly message: string } | null
}

const OPCODES = Array.from({ length: 16 }, (_, opcode) => opcode)
const BITS = [
  ['fin', 'FIN'],
  ['rsv1', 'RSV1'],
  ['rsv2', 'RSV2'],
  ['rsv3', 'RSV3'],
  ['compress', 'Compress'],
] as const
const NUMBERS = [
  ['declaredLength', 'Declared length', 'true length'],
  ['fragmentSize', 'Fragments of', 'one frame'],
  ['cut', 'Cut after', 'whole'],
] as const

/** Everything of a frame that RFC 6455 decides by itself, to be decided otherwise. */
export function FrameOptionsFields({ options, onChange, fault }: FrameOptionsFieldsProps) {
  const id = useId()
  const faultOf = (field: keyof FrameOptions) => (fault?.field === field ? fault.message : undefined)
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 py-2">
      <Field label="Opcode" error={faultOf('opcode')}>
        {(control) => (
          <Select {...control} size="sm" value={options.opcode} onChange={(event) => onChange({ opcode: event.target.value })}>
            <option value="">of its kind</option>
            {OPCODES.map((opcode) => (
              <option key={opcode} value={opcode}>
                {opcode} {opcodeName(opcode)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-xs">Bits</legend>
        <span className="flex min-h-6 flex-wrap items-center gap-x-3">
          {BITS.map(([name, label]) => (
            <span key={name} className="flex items-center gap-1.5">
              <Checkbox id={`${id}-${name}`} checked={options[name]} onCheckedChange={(on) => onChange({ [name]: on })} />
              <label htmlFor={`${id}-${name}`} className="cursor-pointer text-xs">
                {label}
              </label>
            </span>
          ))}
        </span>
      </fieldset>
      <Field label="Mask">
        {(control) => (
          <Select
            {...control}
            size="sm"
            value={options.mask}
            onChange={(event) =>
              onChange({ mask: event.target.value === 'none' || event.target.value === 'key' ? event.target.value : 'fresh' })
            }
          >
            <option value="fresh">fresh key</option>
            <option value="key">this key</option>
            <option value="none">unmasked</option>
          </Select>
        )}
      </Field>
      {options.mask === 'key' && (
        <Field label="Masking key" error={faultOf('key')}>
          {(control) => (
            <Input
              {...control}
              wire
              className="h-6 w-28 text-xs"
              value={options.key}
              onChange={(event) => onChange({ key: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label="Length in">
        {(control) => (
          <Select
            {...control}
            size="sm"
            value={options.lengthEncoding}
            onChange={(event) => {
              const { value } = event.target
              onChange({ lengthEncoding: value === '7' || value === '16' || value === '64' ? value : '' })
            }}
          >
            <option value="">fewest bits</option>
            <option value="7">7 bits</option>
            <option value="16">16 bits</option>
            <option value="64">64 bits</option>
          </Select>
        )}
      </Field>
      {NUMBERS.map(([name, label, usual]) => (
        <Field key={name} label={label} error={faultOf(name)}>
          {(control) => (
            <Input
              {...control}
              wire
              inputMode="numeric"
              className="h-6 w-24 text-xs"
              placeholder={usual}
              value={options[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  )
}
