'use client'

import { useMemo, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { type JsonLine, jsonLines, jsonParts } from './json-lines'
import { VisibleText } from './visible-text'
import { count } from './words'

const CHILDREN = 100
const OPEN_DEPTH = 3
const LONGEST = 4000

/** One line: its name quiet, its value in the colour of its kind, cut where it is very long. */
function Line({ text }: { text: string }) {
  const { name, value, comma } = jsonParts(text)
  const cut = value.length > LONGEST
  return (
    <>
      {name !== '' && (
        <span className="text-muted">
          <VisibleText text={name} />
        </span>
      )}
      <span className={cn('break-all', value.startsWith('"') ? 'text-pass' : /^[\d\-tfn]/.test(value) && 'text-accent')}>
        <VisibleText text={cut ? value.slice(0, LONGEST) : value} />
      </span>
      {cut && <span className="font-sans text-muted"> … {count(value.length - LONGEST)} more characters, see Text</span>}
      <span className="text-faint">{comma}</span>
    </>
  )
}

function Lines({ lines, depth }: { lines: readonly JsonLine[]; depth: number }) {
  const [limit, setLimit] = useState(CHILDREN)
  return (
    <>
      {lines.slice(0, limit).map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change places
        <Node key={i} line={line} depth={depth} />
      ))}
      {lines.length > limit && (
        <button type="button" className="ml-4 py-1 font-sans text-accent text-xs underline" onClick={() => setLimit(limit * 4)}>
          Show more ({count(lines.length - limit)} hidden)
        </button>
      )}
    </>
  )
}

function Node({ line, depth }: { line: JsonLine; depth: number }) {
  const [open, setOpen] = useState(depth < OPEN_DEPTH)
  if (line.children === null) {
    return (
      <div className="pl-4">
        <Line text={line.text} />
      </div>
    )
  }
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="-ml-1 rounded-sm py-[3px] pl-1 marker:text-muted hover:bg-sunken">
        <Line text={line.text} />
        {!open && (
          <>
            <span className="font-sans text-2xs text-muted"> {count(line.children.length)} inside </span>
            <span>{line.close}</span>
          </>
        )}
      </summary>
      {open && (
        <>
          <div className="ml-[5px] border-l pl-2">
            <Lines lines={line.children} depth={depth + 1} />
          </div>
          <div className="pl-4">{line.close}</div>
        </>
      )}
    </details>
  )
}

/** JSON laid out on lines, as a tree that opens and closes; numbers and names stay as they travelled. Long lists come in steps. */
export function JsonTree({ text }: { text: string }) {
  const lines = useMemo(() => jsonLines(text), [text])
  return (
    <div className="mono overflow-x-auto px-3 py-2">
      <Lines lines={lines} depth={0} />
    </div>
  )
}
