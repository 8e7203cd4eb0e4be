'use client'

import { Terminal } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useMemo, useState } from 'react'
import { type Mark, segmentsOf } from '@/components/attempt/segments'
import { visibleOctets } from '@/components/attempt/visible'
import { OddCharacter, VisibleOctets } from '@/components/attempt/visible-text'
import { copyAsCurl } from '@/components/reproduce/copy-as-curl'
import { cn } from '@/components/ui/cn'
import { CopyButton } from '@/components/ui/copy-button'
import { IconButton } from '@/components/ui/icon-button'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { Switch } from '@/components/ui/switch'
import { type FindingTone, toneOf, worstTone } from '@/components/verdict/tone'
import { VerdictMark } from '@/components/verdict/verdict-mark'
import { type Composer, draftOf, isSecretLine, splitLine } from '@/lib/client/composer/composer'
import type { DraftLint } from '@/lib/client/lint-draft'
import { latin1Decode } from '@/lib/core/bytes/latin1'
import type { Span } from '@/lib/core/bytes/span'
import type { LineRange } from '@/lib/core/handshake/serialize-request'
import { focusLine } from './header-list'
import { counted } from './places'

const HexView = dynamic(() => import('@/components/attempt/hex-view'), { loading: () => <Skeleton className="m-3 h-40" />, ssr: false })

/**
 * The exact octets the next attempt sends: every space, tab and line ending in sight, findings marked where they are. Over HTTP/2 the
 * fields, and which lines have no place there.
 */
export function BytesPreview({ composer, lint, lead }: { composer: Composer; lint: DraftLint; lead: ReactNode }) {
  const [view, setView] = useState<'text' | 'hex'>('text')
  const [secrets, setSecrets] = useState(false)
  const masked = useMemo(() => (secrets ? [] : secretSpans(composer, lint)), [composer, lint, secrets])
  const hasSecrets = secrets || masked.length > 0
  const text = latin1Decode(lint.bytes)
  const http2 = lint.protocol === 'h2'
  return (
    <section aria-label="Bytes to send" className="flex min-h-0 flex-1 flex-col">
      <header className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-b px-3 py-1 text-muted text-xs">
        {lead}
        <span className="tabular">
          {http2
            ? `${counted(lint.ranges.length, 'field')} of HTTP/2, sent compressed`
            : `${counted(lint.bytes.length, 'octet')} in ${counted(lint.ranges.length, 'line')}`}
        </span>
        <div className="ml-auto flex items-center gap-2">
          {hasSecrets ? (
            // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control
            <label className="flex items-center gap-1.5">
              <Switch checked={secrets} onCheckedChange={setSecrets} aria-label="Show secrets" />
              Show secrets
            </label>
          ) : null}
          <Segmented
            label="View"
            value={http2 ? 'text' : view}
            onValueChange={setView}
            options={[
              { value: 'text', label: 'Text' },
              { value: 'hex', label: 'Hex', disabled: http2 },
            ]}
          />
          <CopyButton value={text} label="Copy the bytes as text" />
          <IconButton label="Copy as curl" size="icon-sm" onClick={() => void copyAsCurl(draftOf(composer))}>
            <Terminal />
          </IconButton>
        </div>
      </header>
      {lint.urlProblem ? (
        <p className="border-b bg-warn-soft px-3 py-1.5 text-warn text-xs">
          The request line stands in for the real one until the URL can be read.
        </p>
      ) : null}
      {lint.problems.length > 0 && !lint.urlProblem ? (
        <div className="border-b bg-fail-soft px-3 py-1.5 text-fail text-xs">
          <p className="font-medium">Nothing is sent as it is now:</p>
          <ul>
            {lint.problems.map(({ path, message }) => (
              <li key={path} className="break-words">
                {message}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {view === 'hex' && !http2 ? (
        <HexView bytes={lint.bytes} masked={masked} label="Bytes to send, in hex" maxHeight={640} />
      ) : (
        <ScrollArea label="Lines to send" className="min-h-0 flex-1 py-1.5">
          <ol className="mono w-max min-w-full">
            {lint.ranges.map((range, index) => (
              <PreviewLine
                key={range.span.start}
                number={index + 1}
                range={range}
                ending={http2 ? null : endingOf(text, range)}
                text={text}
                masked={masked}
                marks={marksIn(lint, range)}
                note={noteOf(composer, range)}
                onSelect={range.entry === null ? undefined : () => focusLine(composer.rows[range.entry ?? -1]?.id)}
              />
            ))}
          </ol>
          {lint.leftOut.length > 0 ? <LeftOut lines={lint.leftOut} /> : null}
        </ScrollArea>
      )}
    </section>
  )
}

type ToneMark = Mark & { readonly tone: FindingTone; readonly title: string }

type PreviewLineProps = {
  number: number
  range: LineRange
  /** What ends the line; null for a field, which ends by itself. */
  ending: string | null
  text: string
  masked: readonly Span[]
  marks: readonly ToneMark[]
  note: string | null
  onSelect: (() => void) | undefined
}

function PreviewLine({ number, range, ending, text, masked, marks, note, onSelect }: PreviewLineProps) {
  const content = { start: range.span.start, end: range.span.end - endingOf(text, range).length }
  const worst = worstTone(marks.map((mark) => mark.tone))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the pointer; the line's own field is reached with the keyboard
    <li
      onClick={onSelect}
      className={cn(
        'flex items-start gap-2 pr-4 hover:bg-sunken',
        onSelect && 'cursor-pointer',
        worst === 'fail' && 'bg-fail-soft/60',
        worst === 'warn' && 'bg-warn-soft/60',
      )}
    >
      <span className="tabular sticky left-0 w-9 shrink-0 select-none bg-inherit pr-1 text-right text-faint">{number}</span>
      <span className="flex w-4 shrink-0 justify-center pt-0.5">
        {worst ? <VerdictMark tone={worst} className="size-3.5" label={marks[0]?.title ?? ''} /> : null}
      </span>
      <span className="whitespace-pre">
        {segmentsOf(content, masked, marks).map((segment) => (
          <span
            key={segment.start}
            className={cn(
              segment.rules.length > 0 &&
                underline(worstTone(marks.filter((mark) => segment.rules.includes(mark.rule)).map((mark) => mark.tone))),
            )}
          >
            {segment.masked ? (
              <span className="text-muted">{'•'.repeat(segment.end - segment.start)}</span>
            ) : (
              <Octets latin1={text.slice(segment.start, segment.end)} />
            )}
          </span>
        ))}
        {ending === null ? null : (
          <span className="ml-1 select-none rounded-xs bg-sunken px-1 text-2xs text-faint ring-1 ring-border ring-inset">
            {endingName(ending)}
          </span>
        )}
        {range.part === 'early' ? <span className="ml-2 select-none font-sans text-faint text-xs">early data</span> : null}
        {range.part === 'blank' ? <span className="ml-2 select-none font-sans text-faint text-xs">end of the head</span> : null}
        {note ? <span className="ml-2 select-none font-sans text-faint text-xs">{note}</span> : null}
      </span>
    </li>
  )
}

/** Octets as text; each space has a dot drawn over it, so that copying still gives a space. */
function Octets({ latin1 }: { latin1: string }) {
  return visibleOctets(latin1).map((token) =>
    token.title === null ? (
      <span key={token.start}>{spaced(token.text)}</span>
    ) : (
      <OddCharacter key={token.start} label={token.text} title={token.title} />
    ),
  )
}

function spaced(text: string): ReactNode[] {
  let at = 0
  return text.split(/( )/).map((piece) => {
    at += piece.length + 1
    return piece === ' ' ? (
      <span key={at} className="relative before:absolute before:inset-0 before:text-center before:text-faint before:content-['·']">
        {' '}
      </span>
    ) : (
      piece
    )
  })
}

function underline(tone: FindingTone | null): string {
  if (tone === 'fail') return 'underline decoration-2 decoration-fail underline-offset-4'
  return tone === 'warn' ? 'underline decoration-2 decoration-warn underline-offset-4' : ''
}

/** Lines that are not sent, and why. */
function LeftOut({ lines }: { lines: DraftLint['leftOut'] }) {
  return (
    <div className="mt-2 border-t px-3 pt-2 text-xs">
      <p className="font-medium">Not sent over HTTP/2</p>
      <ul>
        {lines.map(({ entry, name, why }) => (
          <li key={entry} className="text-muted">
            <span className="mono text-foreground">
              <VisibleOctets latin1={name} />
            </span>
            : {why}
          </li>
        ))}
      </ul>
    </div>
  )
}

function endingOf(text: string, { span }: LineRange): string {
  return /\r?\n?$/.exec(text.slice(span.start, span.end))?.[0] ?? ''
}

function endingName(ending: string): string {
  if (ending === '\r\n') return 'CR LF'
  if (ending === '\n') return 'LF'
  return ending === '\r' ? 'CR' : 'no line ending'
}

function marksIn(lint: DraftLint, range: LineRange): ToneMark[] {
  return lint.findings.flatMap(({ verdict }) =>
    verdict.at
      .filter((place) => place.part === 'request' && place.start < range.span.end && place.end > range.span.start)
      .map((place) => ({ start: place.start, end: place.end, rule: verdict.rule, tone: toneOf(verdict), title: verdict.title })),
  )
}

function noteOf(composer: Composer, range: LineRange): string | null {
  const row = range.entry === null ? undefined : composer.rows[range.entry]
  if (row?.line.includes('{{auto}}')) return 'drawn afresh for each attempt'
  return row?.kept === undefined ? null : 'the stored secret is put in when it is sent'
}

/** Where the values of secret lines stand. */
function secretSpans(composer: Composer, lint: DraftLint): Span[] {
  return lint.ranges.flatMap((range) => {
    const sent = latin1Decode(lint.bytes.subarray(range.span.start, range.span.end))
    const row = range.entry === null ? undefined : composer.rows[range.entry]
    if (!isSecretLine(row ?? { line: range.part === 'raw' ? sent : '', secret: false })) return []
    const start = range.span.start + splitLine(sent).valueAt
    const end = range.span.start + sent.trimEnd().length
    return start < end ? [{ start, end }] : []
  })
}
