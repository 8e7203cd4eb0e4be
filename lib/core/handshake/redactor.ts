import { copyOf } from '../bytes/copy'
import { latin1Decode } from '../bytes/latin1'
import type { Span } from '../bytes/span'
import { fieldLines, offsetOfValue } from '../http1/field-lines'
import type { HeadLine } from '../http1/head'
import { physicalLines } from '../http1/physical-lines'
import { isWhiteSpace, lowerAscii } from '../spec/grammar'
import { fieldSecretSpans } from './field-secrets'
import { createSecretSearch, SHORTEST_SECRET } from './secret-search'
import { maskText, union, without } from './spans'
import { bearerSpans, jwtSpans, placeholderSpans } from './token-shapes'
import { urlSecretSpans } from './url-secrets'

const STAR = 0x2a
const CR = 0x0d
const LF = 0x0a

/** Finds what must not be shown. Spans are sorted and do not overlap; lengths are always kept. */
export type Redactor = {
  /** In a request or response head and what follows it: sensitive fields, URLs, tokens, known values. */
  headSpans(bytes: Uint8Array): Span[]
  /** In a message or body: tokens and known values. */
  payloadSpans(bytes: Uint8Array): Span[]
  /** How many octets at the end may be the beginning of a known value: the rest may come in the next fragment. */
  begun(bytes: Uint8Array): number
  /** In the value of one field; counted in the value. */
  fieldSpans(lowerName: string, value: string): Span[]
  /** A copy with the octets of the spans written as `*`; the same octets when there is no span. */
  maskBytes(bytes: Uint8Array, spans: readonly Span[]): Uint8Array
  /** A sentence, an error, a note. */
  text(text: string): string
  url(url: string): string
}

/** A redactor that knows these secret values (those of six characters and more), besides fields, URLs and token shapes. */
export function createRedactor(secretValues: readonly string[]): Redactor {
  const known = createSecretSearch(secretValues)
  const payload = (text: string) => [...known.find(text), ...jwtSpans(text), ...bearerSpans(text)]
  const anywhere = (text: string) => [...payload(text), ...urlSecretSpans(text)]
  const shown = (text: string, spans: readonly Span[]) => without(union(spans), placeholderSpans(text))

  const redactor: Redactor = {
    headSpans(bytes) {
      const text = latin1Decode(bytes)
      return shown(text, [...anywhere(text), ...linesOf(bytes).flatMap(secretsOfLine)])
    },
    payloadSpans(bytes) {
      return bytes.length < SHORTEST_SECRET ? [] : union(payload(latin1Decode(bytes)))
    },
    begun: (bytes) => known.begun(latin1Decode(bytes)),
    fieldSpans(lowerName, value) {
      return shown(value, [...anywhere(value), ...fieldSecretSpans(lowerName, value)])
    },
    maskBytes,
    text: (text) => maskText(text, shown(text, anywhere(text))),
    url: (url) => redactor.text(url),
  }
  return redactor
}

/** A copy with the octets of the spans written as `*`; the same octets when there is no span. */
export function maskBytes(bytes: Uint8Array, spans: readonly Span[]): Uint8Array {
  if (spans.length === 0) return bytes
  const masked = copyOf(bytes)
  for (const span of spans) masked.fill(STAR, span.start, span.end)
  return masked
}

function secretsOfLine({ line, offset }: { line: HeadLine; offset: number }): Span[] {
  return fieldSecretSpans(lowerAscii(line.name), line.value)
    .filter((span) => span.end > span.start)
    .map((span) => ({ start: offset + offsetOfValue(line, span.start), end: offset + offsetOfValue(line, span.end - 1) + 1 }))
}

/**
 * Every line that could be a field, behind a blank line too: a raw request may hold several heads, or end its lines with CR only.
 */
function linesOf(bytes: Uint8Array): { line: HeadLine; offset: number }[] {
  const copy = copyOf(bytes)
  for (let at = 0; at < copy.length; at++) if (copy[at] === CR && copy[at + 1] !== LF) copy[at] = LF
  const found: { line: HeadLine; offset: number }[] = []
  for (let offset = 0; offset < copy.length; ) {
    const block = copy.subarray(offset)
    const cut = physicalLines(block)
    for (const line of fieldLines(block, cut.lines)) found.push({ line, offset })
    // A line that begins with white space may be a continuation to one reader and a field to another.
    for (const one of cut.lines)
      if (isWhiteSpace(block[one.start] ?? 0)) for (const line of fieldLines(block, [one])) found.push({ line, offset })
    offset += cut.end
  }
  return found
}
