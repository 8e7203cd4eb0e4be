'use client'

import { Plus, RotateCcw } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { type Composer, fieldName } from '@/lib/client/composer/composer'
import { missingStandard, withLines, withoutRow, withRow, withRowAt, withStandard } from '@/lib/client/composer/edit'
import { originOf, standardLines } from '@/lib/client/composer/standard-lines'
import type { Edit } from '@/lib/client/composer/use-draft'
import type { DraftLint } from '@/lib/client/lint-draft'
import { HeaderRow, type RowActions } from './header-row'
import { verdictsAt } from './places'

type HeaderListProps = {
  composer: Composer
  lint: DraftLint
  keptOrigin: string | null
  /** What the server said of `request.headers[n]`. */
  errorAt: (index: number) => string | undefined
  edit: Edit
}

/** Lines that are asked for often, each with an editor of its own. */
const OFFERS = [
  ['Sec-WebSocket-Protocol: ', 'Subprotocols'],
  ['Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits', 'Compression'],
] as const

/** Puts the caret into a line once it is on the page. */
export function focusLine(id: number | undefined): void {
  if (id === undefined) return
  requestAnimationFrame(() => {
    const field = document.getElementById(`line-${id}`)
    field?.focus()
    field?.scrollIntoView({ block: 'nearest' })
  })
}

/** The header lines, in the order they are sent. */
export function HeaderList({ composer, lint, keptOrigin, errorAt, edit }: HeaderListProps) {
  const actions = useMemo((): RowActions => actionsOf(edit), [edit])
  const standard = standardLines(composer.url)
  const missing = standard ? missingStandard(composer, standard) : []
  const elsewhere = keptOrigin !== null && originOf(composer.url) !== keptOrigin
  const addLine = (line: string) =>
    edit((held) => {
      const next = withLines(held, held.rows.at(-1)?.id ?? null, [line])
      focusLine(next.rows.at(-1)?.id)
      return next
    })
  return (
    <>
      <ol aria-label="Header lines, in the order they are sent">
        {composer.rows.map((row, index) => (
          <HeaderRow
            key={row.id}
            row={row}
            number={index + 1}
            findings={verdictsAt(lint, index)}
            error={errorAt(index)}
            keptElsewhere={row.kept !== undefined && elsewhere}
            actions={actions}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-1 border-t px-1.5 py-1">
        <Button size="sm" variant="ghost" onClick={() => addLine('')}>
          <Plus /> Add line
        </Button>
        {OFFERS.filter(([line]) => !composer.rows.some((row) => fieldName(row.line) === fieldName(line))).map(([line, name]) => (
          <Button key={name} size="sm" variant="ghost" onClick={() => addLine(line)}>
            <Plus /> {name}
          </Button>
        ))}
        {standard && missing.length > 0 ? (
          <Button size="sm" variant="ghost" onClick={() => edit((held) => withStandard(held, standard))}>
            <RotateCcw /> Restore {missing.length === 1 ? (missing[0]?.line ?? '').split(':')[0] : `${missing.length} standard lines`}
          </Button>
        ) : null}
      </div>
    </>
  )
}

function actionsOf(edit: Edit): RowActions {
  return {
    change: (id, change, typing) => edit((held) => withRow(held, id, change), typing ? `line ${id}` : undefined),
    remove: (id, focus) =>
      edit((held) => {
        const at = held.rows.findIndex((row) => row.id === id)
        if (focus === 'before') focusLine((held.rows[at - 1] ?? held.rows[at + 1])?.id)
        return withoutRow(held, id)
      }),
    move: (id, by) =>
      edit((held) => {
        focusLine(id)
        return withRowAt(held, id, held.rows.findIndex((row) => row.id === id) + by)
      }),
    drop: (id, onto) =>
      edit((held) =>
        withRowAt(
          held,
          id,
          held.rows.findIndex((row) => row.id === onto),
        ),
      ),
    add: (after, lines) =>
      edit((held) => {
        focusLine(held.nextId + lines.length - 1)
        return withLines(held, after, lines)
      }),
    focus: (id, by) =>
      edit((held) => {
        focusLine(held.rows[held.rows.findIndex((row) => row.id === id) + by]?.id)
        return held
      }),
  }
}
