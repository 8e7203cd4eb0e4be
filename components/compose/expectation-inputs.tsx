'use client'

import type { ComponentProps } from 'react'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Expectation } from '@/lib/core/handshake/expectation'

/** The field that is wrong, and where that is said. */
type Invalid = { readonly field: string | null; readonly errorId: string | undefined }
export type FieldsProps<One extends Expectation> = {
  number: number
  expectation: One
  invalid: Invalid
  onChange: (expectation: Expectation) => void
}

type TextProps = Omit<ComponentProps<typeof Input>, 'onChange'> & {
  of: number
  label: string
  /** Its name in the expectation. */
  field: string
  invalid: Invalid
  onText: (text: string) => void
}

/** A text of an expectation. */
export function Text({ of, label, field, invalid, onText, ...props }: TextProps) {
  const wrong = invalid.field === field || undefined
  return (
    <Input
      wire
      aria-label={`${label} of expectation ${of}`}
      aria-invalid={wrong}
      aria-describedby={wrong && invalid.errorId}
      onChange={(event) => onText(event.target.value)}
      {...props}
      className={`h-6 flex-[1_1_8rem] text-xs ${props.className ?? ''}`}
    />
  )
}

type ChoiceProps<Value extends string> = {
  of: number
  label: string
  value: Value
  options: readonly (readonly [Value, string])[]
  onValue: (value: Value) => void
}

/** A choice of an expectation. */
export function Choice<Value extends string>({ of, label, value, options, onValue }: ChoiceProps<Value>) {
  return (
    <Select
      size="sm"
      aria-label={`${label} of expectation ${of}`}
      value={value}
      onChange={(event) => onValue(event.target.value as Value)} // safe: the options below
      className="shrink-0"
    >
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </Select>
  )
}
