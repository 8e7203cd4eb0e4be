import { latin1Decode } from '../bytes/latin1'
import type { Span } from '../bytes/span'
import { fieldLines } from './field-lines'
import type { HeadFault, RequestHead, ResponseHead } from './head'
import { octetFaults } from './octet-faults'
import { type HeadLines, type PhysicalLine, physicalLines } from './physical-lines'
import { looksLikeRequestLine, requestLine } from './request-line'
import { looksLikeStatusLine, statusLine } from './status-line'

/**
 * Reads a response head off the front of `bytes` and keeps everything; irregularities are faults, never errors (RFC 9112 §2-§5).
 * A head that is cut off is read as far as it goes (`complete` false). null when the first line is no status line.
 */
export function parseResponseHead(bytes: Uint8Array): ResponseHead | null {
  const cut = physicalLines(bytes)
  const first = cut.lines[0]
  if (first === undefined || !looksLikeStatusLine(bytes, first.start, first.end)) return null
  const text = latin1Decode(bytes, first.start, first.end)
  const start = statusLine(text, first.start)
  return { start: { ...start, faults: startFaults(bytes, cut, first, start.faults) }, ...rest(bytes, cut) }
}

/** Reads a request head off the front of `bytes`, as `parseResponseHead` does. null when the first line is no request line. */
export function parseRequestHead(bytes: Uint8Array): RequestHead | null {
  const cut = physicalLines(bytes)
  const first = cut.lines[0]
  if (first === undefined || !looksLikeRequestLine(bytes, first.start, first.end)) return null
  const text = latin1Decode(bytes, first.start, first.end)
  const start = requestLine(text, first.start)
  return { start: { ...start, faults: startFaults(bytes, cut, first, start.faults) }, ...rest(bytes, cut) }
}

function startFaults(bytes: Uint8Array, cut: HeadLines, first: PhysicalLine, faults: readonly HeadFault[]): HeadFault[] {
  const before: HeadFault[] = cut.before === null ? [] : [{ code: 'empty-line-before-start', span: cut.before }]
  const ending: HeadFault[] = first.ending === 'lf' ? [bareLf(first)] : []
  const blank: HeadFault[] = cut.lines.length === 1 && cut.blank?.ending === 'lf' ? [bareLf(cut.blank)] : []
  return [...before, ...faults, ...octetFaults(bytes, first.start, first.end), ...ending, ...blank]
}

function rest(bytes: Uint8Array, cut: HeadLines) {
  const lines = fieldLines(bytes, cut.lines.slice(1))
  const last = lines.at(-1)
  // The blank line has no place for faults of its own: its bare LF stands with the line before it.
  if (last !== undefined && cut.blank?.ending === 'lf') lines[lines.length - 1] = { ...last, faults: [...last.faults, bareLf(cut.blank)] }
  const blank: Span = cut.blank === null ? { start: cut.end, end: cut.end } : { start: cut.blank.start, end: cut.blank.next }
  return { lines, blank, length: cut.end, complete: cut.blank !== null }
}

function bareLf(line: PhysicalLine): HeadFault {
  return { code: 'bare-lf', span: { start: line.end, end: line.next } }
}
