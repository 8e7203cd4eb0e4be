'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { Textarea } from '@/components/ui/textarea'
import { base64Decode, base64Encode } from '@/lib/core/bytes/base64'
import { type OctetForm, readAs, writtenAs } from './octet-forms'

type EarlyFieldProps = {
  /** Base64, as in the draft. */
  early: string | undefined
  error: string | undefined
  onChange: (early: string | undefined) => void
}

/** Octets behind the head, written as text, hex or base64. What cannot be read stays as typed, and the draft as it was. */
export function EarlyField({ early = '', error, onChange }: EarlyFieldProps) {
  const octets = base64Decode(early) ?? new Uint8Array()
  const [form, setForm] = useState<OctetForm>(writtenAs('text', octets) === null ? 'hex' : 'text')
  const [typed, setTyped] = useState<{ readonly text: string; readonly early: string } | null>(null)
  // What was typed holds until the draft says otherwise (undo, another draft).
  const held = typed?.early === early ? typed.text : null
  const text = held ?? writtenAs(form, octets) ?? ''
  const read = readAs(form, text)
  const unwritable = held === null && octets.length > 0 && writtenAs(form, octets) === null
  return (
    <div className="grid gap-1.5">
      <Field
        label="Early data"
        hint="In the same packet as the head, before any answer (RFC 9931); for example a first frame, masked"
        error={typeof read === 'string' ? read : error}
      >
        {(control) => (
          <Textarea
            wire
            {...control}
            className="min-h-12"
            readOnly={unwritable}
            value={unwritable ? 'These octets are no text: choose hex or base64' : text}
            placeholder={form === 'hex' ? '81 85 00 00 00 00 48 65 6c 6c 6f' : ''}
            onChange={(event) => {
              const octets = readAs(form, event.target.value)
              const next = typeof octets === 'string' ? early : base64Encode(octets)
              setTyped({ text: event.target.value, early: next })
              onChange(next === '' ? undefined : next)
            }}
          />
        )}
      </Field>
      <Segmented
        label="Early data as"
        value={form}
        onValueChange={(next) => {
          setForm(next)
          setTyped(null)
        }}
        options={[
          { value: 'text', label: 'Text' },
          { value: 'hex', label: 'Hex' },
          { value: 'base64', label: 'Base64' },
        ]}
        className="justify-self-start"
      />
    </div>
  )
}
