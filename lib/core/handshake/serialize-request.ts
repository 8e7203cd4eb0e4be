import { concat } from '../bytes/concat'
import { latin1Encode } from '../bytes/latin1'
import type { Span } from '../bytes/span'
import type { ComposedLine, OpeningHandshake } from './compose'
import type { LineEnding } from './draft'

const ENDINGS: Readonly<Record<LineEnding, Uint8Array>> = {
  crlf: latin1Encode('\r\n'),
  lf: latin1Encode('\n'),
  cr: latin1Encode('\r'),
  none: new Uint8Array(),
}

/** Which octets of a request came from which line of its draft; `span` includes the line ending. */
export type LineRange = { readonly span: Span; readonly part: ComposedLine['part']; readonly entry: number | null }

/** The exact octets of a handshake: its lines, each with its ending, one after the other. */
export function serializeRequest(handshake: OpeningHandshake): Uint8Array<ArrayBuffer> {
  return concat(handshake.lines.flatMap((line) => [line.bytes, ENDINGS[line.ending]]))
}

/** The range of every line in `serializeRequest`, in order and without a gap. */
export function lineRanges(handshake: OpeningHandshake): LineRange[] {
  let start = 0
  return handshake.lines.map((line) => {
    const end = start + line.bytes.length + ENDINGS[line.ending].length
    const range = { span: { start, end }, part: line.part, entry: line.entry }
    start = end
    return range
  })
}

/**
 * Indices of the draft's header entries that a span of the octets touches; an empty span touches the line it stands in.
 * Ranges are in order without a gap, so the first is looked up: a request of a thousand lines has findings at each.
 */
export function entriesAt(ranges: readonly LineRange[], span: Span): number[] {
  const end = Math.max(span.end, span.start + 1)
  const entries: number[] = []
  for (let at = firstBeyond(ranges, span.start); at < ranges.length; at++) {
    const range = ranges[at]
    if (range === undefined || range.span.start >= end) break
    if (range.entry !== null) entries.push(range.entry)
  }
  return entries
}

/** Index of the first range that ends after an offset. */
function firstBeyond(ranges: readonly LineRange[], offset: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.span.end ?? Number.POSITIVE_INFINITY) > offset) high = middle
    else low = middle + 1
  }
  return low
}
