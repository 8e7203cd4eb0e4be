'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type AlpnFieldProps = {
  alpn: readonly string[] | undefined
  /** What is offered when nothing is given. */
  usual: string
  error: string | undefined
  onChange: (alpn: readonly string[] | undefined) => void
}

/** A comma list; what is being typed is kept as typed, so that a comma can be written. */
export function AlpnField({ alpn, usual, error, onChange }: AlpnFieldProps) {
  const stated = (alpn ?? []).join(', ')
  const [typed, setTyped] = useState(stated)
  const members = (text: string) => text.split(',').flatMap((member) => (member.trim() === '' ? [] : [member.trim()]))
  const shown = members(typed).join(', ') === stated ? typed : stated
  return (
    <Field label="ALPN offer" hint="In order, separated by commas" error={error}>
      {(control) => (
        <Input
          wire
          {...control}
          value={shown}
          placeholder={usual}
          onChange={(event) => {
            setTyped(event.target.value)
            const list = members(event.target.value)
            onChange(list.length > 0 ? list : undefined)
          }}
        />
      )}
    </Field>
  )
}
