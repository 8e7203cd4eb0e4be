'use client'

import { Eye, EyeOff, GripVertical, LockKeyhole } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, memo, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { FieldError } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { isSecretLine, type Row, splitLine } from '@/lib/client/composer/composer'
import { pastedLines } from '@/lib/client/composer/edit'
import type { HeaderLine } from '@/lib/core/handshake/draft'
import type { VerdictView } from '@/lib/core/report/view'
import { FindingLine } from './finding-line'
import { LineEditorButton } from './line-editor-button'
import { LineField } from './line-field'
import { RowMenu } from './row-menu'

export type RowActions = {
  readonly change: (id: number, change: Partial<Omit<Row, 'id'>>, typing?: boolean) => void
  readonly remove: (id: number, focus?: 'before') => void
  readonly move: (id: number, by: number) => void
  readonly drop: (id: number, onto: number) => void
  readonly add: (after: number, lines: readonly (string | HeaderLine)[]) => void
  readonly focus: (id: number, by: number) => void
}

type HeaderRowProps = {
  row: Row
  /** Counted from 1, for screen readers. */
  number: number
  findings: readonly VerdictView[]
  error: string | undefined
  /** The URL leads elsewhere than where the stored value belongs. */
  keptElsewhere: boolean
  actions: RowActions
}

/** One header line: switched on or off, edited as one text, moved, masked, judged in place. */
export const HeaderRow = memo(function HeaderRow({ row, number, findings, error, keptElsewhere, actions }: HeaderRowProps) {
  const [revealed, setRevealed] = useState(false)
  const [dragOver, setDragOver] = useState(false)
  const secret = isSecretLine(row)
  const kept = row.kept !== undefined
  const label = splitLine(row.line).name.trim() || `line ${number}`
  const fieldId = `line-${row.id}`

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const { key, altKey, metaKey, ctrlKey, shiftKey, currentTarget } = event
    if (key === 'Enter' && !metaKey && !ctrlKey) {
      event.preventDefault()
      actions.add(row.id, [''])
    } else if ((key === 'ArrowUp' || key === 'ArrowDown') && !shiftKey && !metaKey && !ctrlKey) {
      event.preventDefault()
      const by = key === 'ArrowUp' ? -1 : 1
      if (altKey) actions.move(row.id, by)
      else actions.focus(row.id, by)
    } else if (key === 'Backspace' && currentTarget.value === '') {
      event.preventDefault()
      actions.remove(row.id, 'before')
    }
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = pastedLines(event.clipboardData.getData('text'))
    if (lines === null) return
    event.preventDefault()
    if (row.line === '') {
      actions.change(row.id, { line: lines[0] ?? '' })
      actions.add(row.id, lines.slice(1))
    } else actions.add(row.id, lines)
  }
  const onDrop = (event: DragEvent) => {
    setDragOver(false)
    const id = Number(event.dataTransfer.getData('application/x-sockscope-line'))
    if (!id) return
    event.preventDefault()
    actions.drop(id, row.id)
  }

  return (
    <li
      id={`row-${row.id}`}
      className={cn('group border-b last:border-b-0', dragOver && 'shadow-[inset_0_2px_0_var(--accent)]')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('application/x-sockscope-line')) return
        event.preventDefault()
        setDragOver(true)
      }}
      onDragLeave={() => setDragOver(false)}
      onDrop={onDrop}
    >
      <div className="flex min-h-[30px] items-center gap-1 pr-1.5 pl-0.5 focus-within:bg-accent-soft/50">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is for the pointer; the keyboard moves lines with Alt and the arrows */}
        <span
          draggable
          onDragStart={(event) => {
            event.dataTransfer.setData('application/x-sockscope-line', String(row.id))
            event.dataTransfer.effectAllowed = 'move'
          }}
          title="Drag to move"
          className="hidden h-6 w-4 shrink-0 cursor-grab items-center justify-center text-faint opacity-0 transition-opacity group-hover:opacity-100 sm:flex"
        >
          <GripVertical aria-hidden className="size-3.5" />
        </span>
        <Checkbox
          checked={row.enabled}
          onCheckedChange={(enabled) => actions.change(row.id, { enabled })}
          aria-label={`Send ${label}`}
          className="-mr-1 ml-[3px] sm:-ml-[5px]"
        />
        {kept ? (
          <KeptLine
            row={row}
            elsewhere={keptElsewhere}
            onReplace={() => actions.change(row.id, { line: `${splitLine(row.line).name}: ` })}
          />
        ) : row.base64 === undefined ? (
          <LineField
            id={fieldId}
            aria-label={`Header line ${number}`}
            aria-describedby={findings.length > 0 || error ? `${fieldId}-findings` : undefined}
            aria-invalid={error ? true : undefined}
            value={row.line}
            placeholder="Name: value"
            masked={secret && !revealed}
            onValueChange={(line) => actions.change(row.id, { line }, true)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            className={row.enabled ? undefined : 'opacity-55'}
          />
        ) : (
          <span className="mono min-w-0 flex-1 truncate px-1.5 text-muted" title={row.base64}>
            octets, base64: {row.base64}
          </span>
        )}
        {row.generated ? <Badge title="Written by Sockscope; edit or delete it like any other line">auto</Badge> : null}
        {row.ending ? <Badge title="Line ending">{row.ending === 'crlf' ? 'CR LF' : row.ending.toUpperCase()}</Badge> : null}
        {secret && !kept ? (
          <IconButton
            label={revealed ? `Mask ${label}` : `Show ${label}`}
            size="icon-sm"
            aria-pressed={revealed}
            onClick={() => setRevealed(!revealed)}
          >
            {revealed ? <Eye /> : <EyeOff />}
          </IconButton>
        ) : null}
        {kept || row.base64 !== undefined ? null : (
          <LineEditorButton
            line={row.line}
            sent={row.enabled}
            onChange={(line) => actions.change(row.id, { line, enabled: true })}
            onLeaveOut={() => actions.change(row.id, { enabled: false })}
          />
        )}
        <RowMenu
          row={row}
          label={label}
          onChange={(change) => actions.change(row.id, change)}
          onMove={(by) => actions.move(row.id, by)}
          onDuplicate={() => actions.add(row.id, [copyOf(row)])}
          onRemove={() => actions.remove(row.id)}
        />
      </div>
      {error || findings.length > 0 ? (
        <div id={`${fieldId}-findings`} className="pr-3 pl-[34px] sm:pl-[46px]">
          {error ? <FieldError className="pb-1">{error}</FieldError> : null}
          <FindingLine verdicts={findings} />
        </div>
      ) : null}
    </li>
  )
})

function copyOf({ id: _id, generated: _generated, kept: _kept, ...line }: Row): HeaderLine {
  return line
}

function KeptLine({ row, elsewhere, onReplace }: { row: Row; elsewhere: boolean; onReplace: () => void }) {
  const { name } = splitLine(row.line)
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2 px-1.5">
      <span className="mono min-w-0 truncate">
        <span className="text-muted">{name}</span>
        <span className="text-faint">: </span>
        <span className="text-muted">{'•'.repeat(12)}</span>
      </span>
      <Badge tone={elsewhere ? 'warn' : 'neutral'} icon={elsewhere ? undefined : <LockKeyhole />}>
        {elsewhere ? 'not sent: other endpoint' : 'stored secret'}
      </Badge>
      <Button size="sm" variant="ghost" className="ml-auto" onClick={onReplace}>
        Replace
      </Button>
    </span>
  )
}
