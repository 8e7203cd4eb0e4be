'use client'

import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import type { VariableRow } from './variable-rows'

type VariablesEditorProps = {
  label: string
  rows: readonly VariableRow[]
  onChange: (rows: readonly VariableRow[]) => void
  /** What is wrong with a row, by its place. */
  problemAt: (index: number) => string | undefined
  readOnly: boolean
}

/** Names and values, a row each. */
export function VariablesEditor({ label, rows, onChange, problemAt, readOnly }: VariablesEditorProps) {
  const last = useRef<HTMLInputElement>(null)
  const set = (index: number, part: Partial<VariableRow>) => onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  const add = () => {
    onChange([...rows, { key: crypto.randomUUID(), name: '', value: '' }])
    requestAnimationFrame(() => last.current?.focus())
  }
  return (
    <fieldset aria-label={label} className="grid gap-1.5">
      {rows.map((row, index) => (
        <div key={row.key}>
          <div className="flex gap-1.5">
            <Input
              ref={index === rows.length - 1 ? last : null}
              wire
              aria-label={`Name of variable ${index + 1}`}
              aria-invalid={problemAt(index) ? true : undefined}
              placeholder="name"
              readOnly={readOnly}
              value={row.name}
              onChange={(event) => set(index, { name: event.target.value })}
              className="basis-2/5"
            />
            <Input
              wire
              aria-label={`Value of variable ${index + 1}`}
              placeholder="value"
              readOnly={readOnly}
              value={row.value}
              onChange={(event) => set(index, { value: event.target.value })}
            />
            {readOnly ? null : (
              <IconButton
                label={`Remove ${row.name || `variable ${index + 1}`}`}
                onClick={() => onChange(rows.filter((_, at) => at !== index))}
              >
                <X />
              </IconButton>
            )}
          </div>
          {problemAt(index) ? <p className="pt-0.5 text-fail text-xs">{problemAt(index)}</p> : null}
        </div>
      ))}
      {rows.length === 0 ? <p className="text-muted text-xs">None yet.</p> : null}
      {readOnly ? null : (
        <Button size="sm" className="justify-self-start" onClick={add}>
          <Plus /> Add a variable
        </Button>
      )}
    </fieldset>
  )
}
