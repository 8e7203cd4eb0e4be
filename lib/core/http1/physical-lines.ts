import type { Span } from '../bytes/span'

const CR = 0x0d
const LF = 0x0a

/** One line as it stands in the octets: `[start, end)` without its ending, `next` the offset after it. */
export type PhysicalLine = { readonly start: number; readonly end: number; readonly next: number; readonly ending: 'crlf' | 'lf' | 'none' }

export type HeadLines = {
  /** Empty lines before the start line, or null. */
  readonly before: Span | null
  /** The start line and the lines after it, blank line left out. Empty when there is none. */
  readonly lines: readonly PhysicalLine[]
  readonly blank: PhysicalLine | null
  /** Where the head ends: after the blank line, or with the octets. */
  readonly end: number
}

/** Cuts the head off the front of `bytes` and into lines (RFC 9112 §2.2); what follows the blank line is left alone. */
export function physicalLines(bytes: Uint8Array): HeadLines {
  const lines: PhysicalLine[] = []
  let before: Span | null = null
  let at = 0
  while (at < bytes.length) {
    const line = lineAt(bytes, at)
    at = line.next
    const empty = line.end === line.start && line.ending !== 'none'
    if (!empty) lines.push(line)
    else if (lines.length > 0) return { before, lines, blank: line, end: at }
    else before = { start: 0, end: at }
  }
  return { before, lines, blank: null, end: bytes.length }
}

function lineAt(bytes: Uint8Array, start: number): PhysicalLine {
  const lf = bytes.indexOf(LF, start)
  if (lf === -1) return { start, end: bytes.length, next: bytes.length, ending: 'none' }
  if (lf > start && bytes[lf - 1] === CR) return { start, end: lf - 1, next: lf + 1, ending: 'crlf' }
  return { start, end: lf, next: lf + 1, ending: 'lf' }
}
