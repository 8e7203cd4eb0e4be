'use client'

import { ChevronDown } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { FindingBrief } from '@/components/verdict/finding-brief'
import { gravity, toneOf, worstTone } from '@/components/verdict/tone'
import { TONES, VerdictMark } from '@/components/verdict/verdict-mark'
import { base64Decode } from '@/lib/core/bytes/base64'
import { latin1Decode } from '@/lib/core/bytes/latin1'
import type { Part } from '@/lib/core/bytes/span'
import type { HeadView, LineView, VerdictView } from '@/lib/core/report/view'
import { useLit } from './lit'
import { type Mark, segmentsOf, touches } from './segments'
import { MaskedText, VisibleOctets } from './visible-text'

/** The octets between the text of each line and the next line, and what follows the last one: the empty line. */
function endingsOf(head: HeadView): { readonly lines: readonly string[]; readonly blank: string } {
  const octets = latin1Decode(base64Decode(head.bytes) ?? new Uint8Array())
  const lines = head.lines.map(({ span, text }, i) => octets.slice(span.start + text.length, head.lines[i + 1]?.span.start ?? span.end))
  return { lines, blank: octets.slice(head.lines.at(-1)?.span.end ?? 0) }
}

type Judged = { readonly verdict: VerdictView; readonly marks: readonly Mark[] }

function judgedIn(part: Part, verdicts: readonly VerdictView[]): Judged[] {
  const spoken = verdicts.filter((verdict) => verdict.outcome === 'pass' || verdict.outcome === 'fail')
  return spoken.map((verdict) => ({
    verdict,
    marks: verdict.at.filter((place) => place.part === part).map((place) => ({ ...place, rule: verdict.rule })),
  }))
}

/** One line as it travelled, its name and value told apart, masked octets as dots, lit octets underlined. */
function LineText({ line, marks, lit, litClass }: { line: LineView; marks: readonly Mark[]; lit: string | null; litClass: string }) {
  const range = { start: line.span.start, end: line.span.start + line.text.length }
  const nameEnd = line.name === '' ? range.start : range.start + line.text.indexOf(line.name) + line.name.length
  const cuts = line.name === '' ? marks : [...marks, { start: range.start, end: nameEnd, rule: '' }]
  return segmentsOf(range, line.masked, cuts).map((segment) => {
    const isLit = lit !== null && segment.rules.includes(lit)
    const text = line.text.slice(segment.start - range.start, segment.end - range.start)
    return (
      <span
        key={segment.start}
        className={cn(segment.end <= nameEnd && !isLit && 'text-muted', isLit && litClass)}
        data-lit={isLit || undefined}
      >
        {segment.masked ? <MaskedText length={text.length} /> : <VisibleOctets latin1={text} />}
      </span>
    )
  })
}

/** Marks evidence of a diagnosis: no rule has such an id. */
const SEEN = '#'

type RowProps = { line: LineView; part: Part; judged: readonly Judged[]; ending: string | null }

function HeadLineRow({ line, part, judged, ending }: RowProps) {
  const { rule, pinned, seenAt } = useLit()
  const own = judged
    .filter(({ marks }) => marks.some((mark) => touches(mark, line.span)))
    .sort((a, b) => gravity(toneOf(a.verdict)) - gravity(toneOf(b.verdict)))
  const tone = worstTone(own.map(({ verdict }) => toneOf(verdict)))
  const seen = seenAt.filter((place) => place.part === part && touches(place, line.span)).map((place) => ({ ...place, rule: SEEN }))
  const holdsPinned = pinned !== null && (own.some(({ verdict }) => verdict.rule === pinned) || (rule === pinned && seen.length > 0))
  const [opened, setOpened] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const region = useId()
  useEffect(() => {
    if (holdsPinned) row.current?.scrollIntoView({ block: 'nearest' })
  }, [holdsPinned])
  const litTone = own.find(({ verdict }) => verdict.rule === rule)
  const colours = TONES[litTone ? toneOf(litTone.verdict) : (tone ?? 'neutral')]
  const soft = seen.length > 0 ? 'bg-accent-soft text-accent' : `${colours.soft} ${colours.text}`
  const litClass = cn('rounded-xs underline decoration-2 underline-offset-4', soft)
  const marks = [...own.flatMap((entry) => entry.marks), ...seen]
  const text = (
    <span className="min-w-0 flex-1 whitespace-pre-wrap break-all py-[3px] text-left">
      <LineText line={line} marks={marks} lit={seen.length > 0 ? SEEN : rule} litClass={litClass} />
      {ending !== null && <VisibleOctets latin1={ending} />}
    </span>
  )
  if (tone === null) {
    return (
      <li ref={row} className="flex items-start gap-1 border-l-2 border-transparent px-1">
        <span className="w-6 shrink-0" />
        {text}
      </li>
    )
  }
  const label = `${TONES[tone].word}: ${own.map(({ verdict }) => verdict.title).join('; ')}`
  const toggle = () => setOpened(!opened)
  const toggleUnlessSelecting = () => {
    if (window.getSelection()?.isCollapsed !== false) toggle()
  }
  return (
    <li
      ref={row}
      className={cn(
        'border-l-2',
        litTone ? colours.edge : 'border-transparent',
        tone === 'fail' && 'bg-fail-soft/50',
        tone === 'warn' && 'bg-warn-soft/50',
      )}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the button within is the control; the row only widens it for the pointer and keeps the text selectable */}
      <div onClick={toggleUnlessSelecting} className="group flex cursor-pointer items-start gap-1 px-1 hover:bg-sunken">
        <button
          type="button"
          aria-expanded={opened}
          aria-controls={region}
          aria-label={label}
          onClick={(event) => {
            event.stopPropagation()
            toggle()
          }}
          className="flex size-6 shrink-0 items-center justify-center rounded focus-visible:outline-2"
        >
          <VerdictMark tone={tone} label="" />
        </button>
        {text}
        <ChevronDown
          aria-hidden="true"
          className={cn('mt-1.5 size-3.5 shrink-0 text-muted opacity-60 transition-transform', opened && 'rotate-180')}
        />
      </div>
      <div id={region} hidden={!opened} className="space-y-1 px-2 pt-1 pb-2 pl-8 font-sans">
        {own.map(({ verdict }) => (
          <FindingBrief key={verdict.rule} verdict={verdict} />
        ))}
      </div>
    </li>
  )
}

/** The lines of a head in the order they travelled, each with the mark of what was found in it. */
export function HeadLines({
  head,
  part,
  verdicts,
  showEndings,
}: {
  head: HeadView
  part: Part
  verdicts: readonly VerdictView[]
  showEndings: boolean
}) {
  const judged = judgedIn(part, verdicts)
  const endings = showEndings ? endingsOf(head) : null
  return (
    <ol className="mono">
      {head.lines.map((line, i) => (
        <HeadLineRow key={line.span.start} line={line} part={part} judged={judged} ending={endings?.lines[i] ?? null} />
      ))}
      {endings !== null && endings.blank !== '' && (
        <li className="py-[3px] pl-8">
          <VisibleOctets latin1={endings.blank} />
        </li>
      )}
    </ol>
  )
}
