import { cn } from '@/components/ui/cn'
import { latin1Decode } from '@/lib/core/bytes/latin1'
import type { Span } from '@/lib/core/bytes/span'
import { type Mark, segmentsOf } from './segments'
import { VisibleOctets } from './visible-text'

/** Lines of a head, the line end kept out of sight where it is CR LF. */
function linesOf(bytes: Uint8Array): readonly { start: number; text: string }[] {
  const text = latin1Decode(bytes)
  const lines: { start: number; text: string }[] = []
  let start = 0
  for (const line of text.split('\r\n')) {
    lines.push({ start, text: line })
    start += line.length + 2
  }
  while (lines.length > 1 && lines.at(-1)?.text === '') lines.pop()
  return lines
}

/** Octets of a head as lines, without marks of their own; those `at` these places look like `litClass`. */
export function OctetLines({ bytes, at, litClass }: { bytes: Uint8Array; at: readonly Span[]; litClass: string }) {
  const marks: Mark[] = at.map(({ start, end }) => ({ start, end, rule: 'lit' }))
  return (
    <div className="mono">
      {linesOf(bytes).map((line) => (
        <div key={line.start} className="min-h-[18px] whitespace-pre-wrap break-all">
          {segmentsOf({ start: line.start, end: line.start + line.text.length }, [], marks).map((segment) => (
            <span key={segment.start} className={cn(segment.rules.length > 0 && litClass)}>
              <VisibleOctets latin1={line.text.slice(segment.start - line.start, segment.end - line.start)} />
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
