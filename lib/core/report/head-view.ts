import { base64Encode } from '../bytes/base64'
import { latin1Decode } from '../bytes/latin1'
import type { Span } from '../bytes/span'
import type { HeadLine, RequestHead, ResponseHead } from '../http1/head'
import type { ReportRedactor } from './meta'
import type { HeadView, LineView } from './view'

const CR = 0x0d
const LF = 0x0a

/** A head as it is shown: every line in order, the start line first, masked; spans count in the exact octets. */
export function headView(head: RequestHead | ResponseHead, exact: Uint8Array, redactor: ReportRedactor): HeadView {
  const spans = redactor.headSpans(exact)
  const bytes = redactor.maskBytes(exact, spans)
  const { start: from, end } = head.start.span
  const start = lineView(bytes, { start: from, end: end + lineEnd(bytes, end) }, spans)
  return {
    bytes: base64Encode(bytes),
    length: exact.length,
    startLine: start.text,
    lines: [start, ...head.lines.map((line) => fieldView(bytes, line, spans))],
    complete: head.complete,
  }
}

/** The masked text of a span of a head. */
export function maskedText(exact: Uint8Array, span: Span, redactor: ReportRedactor): string {
  return latin1Decode(redactor.maskBytes(exact, redactor.headSpans(exact)), span.start, span.end)
}

function fieldView(bytes: Uint8Array, line: HeadLine, spans: readonly Span[]): LineView {
  const value = latin1Decode(bytes, line.valueSpan.start, line.valueSpan.end)
  const folded = line.faults.some((fault) => fault.code === 'obs-fold')
  return {
    ...lineView(bytes, line.span, spans),
    name: latin1Decode(bytes, line.nameSpan.start, line.nameSpan.end),
    // RFC 9112 §5.2: a fold is read as one space.
    value: folded ? value.replace(/[ \t]*\r?\n[ \t]+/g, ' ') : value,
  }
}

function lineView(bytes: Uint8Array, span: Span, spans: readonly Span[]): LineView {
  const ending = endingOf(bytes, span)
  const length = { crlf: 2, lf: 1, cr: 1, none: 0 }[ending]
  return {
    text: latin1Decode(bytes, span.start, span.end - length),
    name: '',
    value: '',
    span,
    ending,
    masked: spans.filter((masked) => masked.start < span.end && masked.end > span.start),
  }
}

/** Octets of the line ending at `at`: the span of a start line leaves it out. */
function lineEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === CR) return bytes[at + 1] === LF ? 2 : 1
  return bytes[at] === LF ? 1 : 0
}

function endingOf(bytes: Uint8Array, { start, end }: Span): LineView['ending'] {
  const last = end > start ? bytes[end - 1] : undefined
  if (last === LF) return end - 1 > start && bytes[end - 2] === CR ? 'crlf' : 'lf'
  return last === CR ? 'cr' : 'none'
}
