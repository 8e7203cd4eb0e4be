'use client'

import { ArrowDownLeft, ArrowUpRight, ChevronLeft, ChevronRight, MessageSquarePlus, Ruler, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { VisibleText } from '@/components/attempt/visible-text'
import { count } from '@/components/attempt/words'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/icon-button'
import { headerOctets } from '@/lib/core/report/frame-octets'
import type { FrameView } from '@/lib/core/report/view'
import { closeCode } from '@/lib/core/spec/close-codes'
import { opcodeName } from '@/lib/core/spec/opcodes'
import type { SessionContext } from './frame-decoding'
import type { FrameMark } from './frame-list'
import { delta, seconds } from './frame-words'
import { headerFields } from './header-octets'
import { PayloadView } from './payload-view'

function Header({ frame }: { frame: FrameView }) {
  const octets = Array.from(headerOctets(frame), (octet) => octet.toString(16).padStart(2, '0')).join(' ')
  return (
    <details className="border-t" open>
      <summary className="px-3 py-2">
        <span className="font-medium">Header</span> <span className="mono text-muted">{octets}</span>
      </summary>
      <table className="mb-2 w-full border-collapse text-left">
        <thead className="sr-only">
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Bits</th>
            <th scope="col">Value</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {headerFields(frame).map((field) => (
            <tr key={field.name}>
              <th scope="row" className="whitespace-nowrap py-px pr-3 pl-3 font-normal text-muted text-xs">
                {field.name}
              </th>
              <td className="mono whitespace-nowrap py-px pr-3">{field.bits === '' ? field.value : field.bits}</td>
              <td className="mono whitespace-nowrap py-px pr-3 text-muted">
                {field.bits === '' || field.bits === field.value ? '' : field.value}
              </td>
              <td className="w-full py-px pr-3 text-xs">{field.meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function CloseFrame({ close }: { close: NonNullable<FrameView['close']> }) {
  return (
    <p className="border-t px-3 py-2">
      {close.code === null ? (
        'No status code: a browser reports 1005.'
      ) : (
        <>
          <span className="mono font-semibold">{close.code}</span> {close.name}. {closeCode(close.code).meaning}
        </>
      )}
      {close.reason !== '' && (
        <span className="block">
          <span className="text-muted">Reason:</span> <VisibleText text={close.reason} className="mono" />
        </span>
      )}
    </p>
  )
}

type InspectorProps = {
  frame: FrameView
  onStep: (n: number) => void
  mark: FrameMark | null
  onMark: (n: number) => void
  total: number
  loading: boolean
  titled: boolean
  session: SessionContext
  onDecoder?: (filter: string) => void
  onComment?: (n: number) => void
}

/** One frame in full: what it breaks, its payload, and its header bit by bit. */
export function FrameInspector({ frame, onStep, mark, onMark, total, loading, titled, session, onDecoder, onComment }: InspectorProps) {
  const Icon = frame.direction === 'sent' ? ArrowUpRight : ArrowDownLeft
  return (
    <section aria-label={`Frame ${frame.n}`} className="scroll-area min-h-0 flex-1">
      <header className="sticky top-0 z-10 flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-b bg-surface px-3 py-1">
        {titled && <h3 className="font-medium">Frame {count(frame.n)}</h3>}
        <Badge tone={frame.direction === 'sent' ? 'accent' : 'pass'} icon={<Icon aria-hidden="true" />}>
          {frame.direction}
        </Badge>
        <span>{opcodeName(frame.opcode)}</span>
        <span className="tabular text-muted text-xs">{seconds(frame.at)} s</span>
        {mark !== null && mark.n !== frame.n && (
          <span className="tabular text-xs">
            {delta(frame.at - mark.at)} from frame {count(mark.n)}
          </span>
        )}
        {loading && (
          <span role="status" className="text-muted text-xs">
            loading the whole payload
          </span>
        )}
        <span className="-mr-1.5 ml-auto flex">
          {onComment ? (
            <IconButton label="Comment on this frame" size="icon-sm" onClick={() => onComment(frame.n)}>
              <MessageSquarePlus />
            </IconButton>
          ) : null}
          <IconButton
            label={mark?.n === frame.n ? 'Measure from the frame before again' : 'Measure times from this frame (M)'}
            size="icon-sm"
            aria-pressed={mark?.n === frame.n}
            onClick={() => onMark(frame.n)}
          >
            <Ruler />
          </IconButton>
          <IconButton label="Frame before" size="icon-sm" disabled={frame.n <= 1} onClick={() => onStep(frame.n - 1)}>
            <ChevronLeft />
          </IconButton>
          <IconButton label="Frame after" size="icon-sm" disabled={frame.n >= total} onClick={() => onStep(frame.n + 1)}>
            <ChevronRight />
          </IconButton>
        </span>
      </header>
      {frame.verdicts.length > 0 && (
        <ul aria-label="What this frame breaks" className="bg-warn-soft px-3 py-2">
          {frame.verdicts.map((verdict) => (
            <li key={verdict.violation} className="flex gap-2">
              <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
              <span>
                <Link
                  href={`/rules/${verdict.rule}`}
                  className="underline decoration-border-strong underline-offset-2 hover:decoration-current"
                >
                  {verdict.text}
                </Link>{' '}
                <span className="text-muted text-xs">{verdict.section}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {!frame.complete && <p className="bg-warn-soft px-3 py-2">The stream ended inside this frame.</p>}
      <PayloadView key={frame.n} frame={frame} session={session} onDecoder={onDecoder} />
      {frame.close && <CloseFrame close={frame.close} />}
      <Header frame={frame} />
    </section>
  )
}
