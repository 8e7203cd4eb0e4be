import { Fragment, memo } from 'react'
import { cn } from '@/components/ui/cn'
import type { Span } from '@/lib/core/bytes/span'
import type { OctetRun, OctetText } from './octet-text'

/** What is seen of the raw editor: the same characters in the same places as its field, marks and odd white space in colour. */
export const RawLayer = memo(function RawLayer({ shown, masked }: { shown: OctetText; masked: readonly Span[] }) {
  return shown.runs.map((run, index) => {
    const edges = { first: isEnding(shown.runs[index - 1]), last: isEnding(shown.runs[index + 1]) }
    const hidden = run.kind !== 'ending' && masked.some((span) => run.start < span.end && span.start < run.end)
    return <Fragment key={run.start}>{hidden ? <Hidden run={run} masked={masked} /> : <Run run={run} {...edges} />}</Fragment>
  })
})

const isEnding = (run: OctetRun | undefined) => run === undefined || run.kind === 'ending'

/** `first` and `last`: whether the run begins or ends its line. */
function Run({ run, first, last }: { run: OctetRun; first: boolean; last: boolean }) {
  if (run.kind === 'ending') return <span className="text-faint">{run.text}</span>
  if (run.kind === 'mark') return <span className="text-warn">{run.text}</span>
  if (run.kind === 'other') return <span className="text-info underline decoration-info/50 underline-offset-2">{run.text}</span>
  // A single space between two words is ordinary; any other white space is worth a look.
  let at = 0
  const pieces = run.text.split(/(^ +| {2,}| +$|\{\{[^{}]*\}\})/).filter((piece) => piece !== '')
  return pieces.map((piece, index) => {
    at += piece.length
    const atEdge = (first && index === 0) || (last && index === pieces.length - 1)
    const odd = piece.trim() === '' && (piece.length > 1 || atEdge)
    return (
      <span key={at} className={cn(odd ? 'text-warn' : piece.startsWith('{{') ? 'text-accent' : undefined)}>
        {odd ? piece.replaceAll(' ', '·') : piece}
      </span>
    )
  })
}

/** A run in which secrets stand: each of their octets is a dot. Runs of text have one octet a character. */
function Hidden({ run, masked }: { run: OctetRun; masked: readonly Span[] }) {
  if (run.kind !== 'text') return <span className="text-muted">•</span>
  const text = [...run.text]
    .map((character, index) => (masked.some(({ start, end }) => run.start + index >= start && run.start + index < end) ? '•' : character))
    .join('')
  return <span className="text-muted">{text}</span>
}
