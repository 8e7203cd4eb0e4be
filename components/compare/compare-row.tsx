import { ArrowUpDown, EyeOff, Minus, PencilLine, Plus, Repeat } from 'lucide-react'
import type { ReactNode } from 'react'
import { VisibleOctets, VisibleText } from '@/components/attempt/visible-text'
import { Badge, type Tone } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import type { ComparedRow } from '@/lib/core/report/compare/comparison'
import { type Cut, changedMiddle } from './changed-middle'

type Mark = { readonly tone: Tone; readonly word: string; readonly icon: ReactNode }
const MARKS = {
  added: { tone: 'pass', word: 'added', icon: <Plus aria-hidden="true" /> },
  removed: { tone: 'fail', word: 'removed', icon: <Minus aria-hidden="true" /> },
  changed: { tone: 'warn', word: 'changed', icon: <PencilLine aria-hidden="true" /> },
} as const satisfies Record<string, Mark>
const EACH_TIME: Mark = { tone: 'neutral', word: 'as each time', icon: <Repeat aria-hidden="true" /> }
const MOVED: Mark = { tone: 'info', word: 'other place', icon: <ArrowUpDown aria-hidden="true" /> }

function markOf({ kind, eachTime, moved }: ComparedRow): Mark | null {
  if (kind === 'same') return null
  return eachTime ? EACH_TIME : moved ? MOVED : MARKS[kind]
}

/** One row of two attempts: its name, how it differs, and both sides; what differs within a line is marked. */
export function CompareRow({ row, octets }: { row: ComparedRow; octets: boolean }) {
  const { label, kind, before, after, masked } = row
  const mark = markOf(row)
  const plain = kind === 'same' || row.eachTime === true
  const cuts = kind === 'changed' && !plain && before !== null && after !== null ? changedMiddle(before, after) : null
  return (
    <li className={cn('grid min-w-0 gap-1 px-3 py-1.5', plain && 'text-muted')}>
      <div className="flex min-w-0 flex-wrap items-center gap-2 text-xs">
        <VisibleText text={label} className="min-w-0 font-medium [overflow-wrap:anywhere]" />
        {mark && (
          <Badge tone={mark.tone} icon={mark.icon}>
            {mark.word}
          </Badge>
        )}
        {masked && (
          <span className="inline-flex items-center gap-1 text-muted">
            <EyeOff aria-hidden="true" className="size-3" />
            in part masked: what is behind is not compared
          </span>
        )}
      </div>
      <div className="grid min-w-0 gap-x-3 gap-y-1 sm:grid-cols-2">
        <Side side="Before" text={before} cut={cuts?.before ?? null} octets={octets} look={plain ? '' : 'bg-fail-soft'} />
        <Side side="After" text={after} cut={cuts?.after ?? null} octets={octets} look={plain ? '' : 'bg-pass-soft'} />
      </div>
    </li>
  )
}

type SideProps = { side: string; text: string | null; cut: Cut | null; octets: boolean; look: string }

function Side({ side, text, cut, octets, look }: SideProps) {
  if (text === null) return <span className="text-muted text-xs italic">{side.toLowerCase()}: nothing</span>
  const shown = (part: string) => (octets ? <VisibleOctets latin1={part} /> : <VisibleText text={part} />)
  return (
    <span className={cn('mono min-w-0 whitespace-pre-wrap rounded-sm px-1 text-[12px] [overflow-wrap:anywhere]', look)}>
      <span className="sr-only">{side}: </span>
      {cut === null ? (
        shown(text)
      ) : (
        <>
          {shown(cut.begin)}
          {cut.middle !== '' && (
            <mark className="rounded-xs bg-transparent font-semibold text-inherit underline decoration-2 underline-offset-2">
              {shown(cut.middle)}
            </mark>
          )}
          {shown(cut.end)}
        </>
      )}
    </span>
  )
}
