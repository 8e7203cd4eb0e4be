import { concat } from '../bytes/concat'
import { latin1Decode } from '../bytes/latin1'
import type { Span } from '../bytes/span'
import { utf8Encode } from '../bytes/utf8'
import { fieldLines } from '../http1/field-lines'
import type { HeadLine, RequestLine } from '../http1/head'
import { type HeadLines, physicalLines } from '../http1/physical-lines'
import { requestLine } from '../http1/request-line'
import { lowerAscii } from '../spec/grammar'

/** Octets put in the place of a span. */
type Splice = { readonly span: Span; readonly bytes: Uint8Array }

/** A field line of raw octets changed in its place: only the value's octets, or whole lines, differ from what was there. */
export function editRawLine(bytes: Uint8Array, name: string, value: string | null): Uint8Array<ArrayBuffer> {
  const cut = physicalLines(bytes)
  const same = fieldLines(bytes, cut.lines.slice(1)).filter((line) => lowerAscii(line.name) === lowerAscii(name))
  const [first, ...others] = same
  const removed = (lines: readonly HeadLine[]) => lines.map(({ span }) => ({ span, bytes: new Uint8Array() }))
  if (value === null) return splice(bytes, removed(same))
  if (first === undefined) return splice(bytes, [added(cut, `${name}: ${value}`)])
  return splice(bytes, [{ span: first.valueSpan, bytes: utf8Encode(value) }, ...removed(others)])
}

/** Method, target or version of raw octets changed in their place. The octets as they are where no request line can be read. */
export function editRawStart(bytes: Uint8Array, part: 'method' | 'target' | 'httpVersion', value: string): Uint8Array<ArrayBuffer> {
  const start = rawStart(bytes)
  if (start === null) return concat([bytes])
  if (part === 'method') return splice(bytes, [{ span: start.methodSpan, bytes: utf8Encode(value) }])
  if (part === 'target') return splice(bytes, [{ span: start.targetSpan, bytes: utf8Encode(value) }])
  const { versionSpan } = start
  const version = /^\d/.test(value) ? `HTTP/${value}` : value
  const text = versionSpan.end > versionSpan.start ? version : ` ${version}`
  return splice(bytes, [{ span: versionSpan, bytes: utf8Encode(text) }])
}

/** The request line of raw octets; null where there is none. */
export function rawStart(bytes: Uint8Array): RequestLine | null {
  const [first] = physicalLines(bytes).lines
  return first === undefined ? null : requestLine(latin1Decode(bytes, first.start, first.end), first.start)
}

/** The field lines of the head of raw octets. */
export function rawLines(bytes: Uint8Array): readonly HeadLine[] {
  return fieldLines(bytes, physicalLines(bytes).lines.slice(1))
}

/** A line behind the last one of the head, with the ending that one has. */
function added({ lines, blank, end }: HeadLines, line: string): Splice {
  const at = blank?.start ?? end
  const last = lines.at(-1)
  const text = last?.ending === 'none' ? `\r\n${line}` : `${line}${last?.ending === 'lf' ? '\n' : '\r\n'}`
  return { span: { start: at, end: at }, bytes: utf8Encode(text) }
}

function splice(bytes: Uint8Array, splices: readonly Splice[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  let at = 0
  for (const { span, bytes: put } of splices) {
    parts.push(bytes.subarray(at, span.start), put)
    at = span.end
  }
  return concat([...parts, bytes.subarray(at)])
}
