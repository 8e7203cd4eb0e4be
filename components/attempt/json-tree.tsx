'use client'

import { useState } from 'react'
import { VisibleText } from './visible-text'

const CHILDREN = 100
const DEPTH = 40
const OPEN_DEPTH = 3
const STRING = 4000

function Scalar({ value }: { value: unknown }) {
  if (typeof value === 'string') {
    const cut = value.length > STRING
    return (
      <span className="break-all text-pass">
        &quot;
        <VisibleText text={cut ? value.slice(0, STRING) : value} />
        &quot;{cut && <span className="font-sans text-muted"> … {value.length - STRING} more characters</span>}
      </span>
    )
  }
  return <span className="text-accent">{String(value)}</span>
}

function Key({ name }: { name: string | number | null }) {
  if (name === null) return null
  return (
    <span className="text-muted">
      <VisibleText text={String(name)} />:{' '}
    </span>
  )
}

function entriesOf(value: object): ReadonlyArray<readonly [string | number, unknown]> {
  return Array.isArray(value) ? value.map((item, i) => [i, item] as const) : Object.entries(value)
}

function Children({ entries, depth }: { entries: ReadonlyArray<readonly [string | number, unknown]>; depth: number }) {
  const [limit, setLimit] = useState(CHILDREN)
  return (
    <ul className="ml-[7px] border-l pl-3">
      {entries.slice(0, limit).map(([key, item]) => (
        <li key={key}>
          <JsonNode name={key} value={item} depth={depth + 1} />
        </li>
      ))}
      {entries.length > limit && (
        <li>
          <button type="button" className="font-sans text-accent text-xs underline" onClick={() => setLimit(limit * 4)}>
            Show more ({entries.length - limit} hidden)
          </button>
        </li>
      )}
    </ul>
  )
}

function JsonNode({ name, value, depth }: { name: string | number | null; value: unknown; depth: number }) {
  const [open, setOpen] = useState(depth < OPEN_DEPTH)
  if (typeof value !== 'object' || value === null) {
    return (
      <div className="pl-4">
        <Key name={name} />
        <Scalar value={value} />
      </div>
    )
  }
  const entries = entriesOf(value)
  const [left, right] = Array.isArray(value) ? '[]' : '{}'
  if (entries.length === 0 || depth >= DEPTH) {
    return (
      <div className="pl-4">
        <Key name={name} />
        {left}
        {entries.length > 0 && <span className="font-sans text-muted">deeper than {DEPTH} levels</span>}
        {right}
      </div>
    )
  }
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="-ml-1 cursor-pointer rounded-sm py-[3px] pl-1 marker:text-muted hover:bg-sunken">
        <Key name={name} />
        {left}
        {!open && '…'}
        {!open && right}
        <span className="ml-2 font-sans text-2xs text-muted">
          {entries.length} {Array.isArray(value) ? 'item' : 'member'}
          {entries.length === 1 ? '' : 's'}
        </span>
      </summary>
      {open && <Children entries={entries} depth={depth} />}
    </details>
  )
}

/** A JSON value as a tree that opens and closes; long lists, long strings and great depth are cut and say so. */
export function JsonTree({ value }: { value: unknown }) {
  return (
    <div className="overflow-x-auto px-3 py-2 mono">
      <JsonNode name={null} value={value} depth={0} />
    </div>
  )
}
