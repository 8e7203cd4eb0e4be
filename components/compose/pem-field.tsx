'use client'

import { FileUp, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { counted } from './places'

/** Larger files are no certificates or keys. */
const MOST_OCTETS = 1_048_576

type PemFieldProps = {
  label: string
  hint: string
  /** What it holds: counted in what is said of it. */
  of: 'certificate' | 'private key'
  /** Shows how much there is instead of what, once it is given. */
  secret?: boolean
  value: string | undefined
  error: string | undefined
  onChange: (value: string | undefined) => void
}

/** PEM, pasted or read from a file of this computer. */
export function PemField({ label, hint, of, secret = false, value, error, onChange }: PemFieldProps) {
  const file = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(false)
  const given = value !== undefined && value !== ''
  const read = async (chosen: File | undefined) => {
    if (file.current) file.current.value = ''
    if (chosen === undefined) return
    if (chosen.size > MOST_OCTETS) {
      toast({ tone: 'fail', title: `${chosen.name} has ${counted(chosen.size, 'octet')}: expected a ${of} in PEM, 1 MiB at most` })
      return
    }
    onChange(await chosen.text())
    setOpen(false)
  }
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="grid gap-1.5">
          {open || (given && !secret) ? (
            <Textarea
              wire
              {...control}
              rows={4}
              autoFocus={open}
              value={value ?? ''}
              placeholder={`-----BEGIN ${of.toUpperCase()}-----`}
              onChange={(event) => onChange(event.target.value || undefined)}
              onBlur={() => setOpen(false)}
            />
          ) : null}
          <div className="flex flex-wrap items-center gap-1.5">
            {given ? <span className="text-muted text-xs">{pemWords(value, of)}</span> : null}
            {open || (given && !secret) ? null : (
              <Button
                size="sm"
                id={control.id}
                aria-label={`${given ? 'Show and edit' : 'Paste'}: ${label}`}
                aria-describedby={control['aria-describedby']}
                onClick={() => setOpen(true)}
              >
                {given ? 'Show and edit' : 'Paste'}
              </Button>
            )}
            <Button size="sm" aria-label={`From a file: ${label}`} onClick={() => file.current?.click()}>
              <FileUp /> From a file
            </Button>
            {given ? (
              <Button size="sm" variant="ghost" aria-label={`Remove: ${label}`} onClick={() => onChange(undefined)}>
                <Trash2 /> Remove
              </Button>
            ) : null}
            <input
              ref={file}
              type="file"
              aria-label={`File: ${label}`}
              tabIndex={-1}
              className="sr-only"
              onChange={(event) => void read(event.target.files?.[0])}
            />
          </div>
        </div>
      )}
    </Field>
  )
}

function pemWords(value: string, of: PemFieldProps['of']): string {
  const blocks = value.match(/-----BEGIN [^-]*-----/g)?.length ?? 0
  return blocks === 0 ? counted(value.length, 'character') : `${counted(blocks, of)}, ${counted(value.length, 'character')}`
}
