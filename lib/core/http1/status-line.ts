import type { HeadFault, StatusLine } from './head'
import { wordsOf } from './words'

/** Whether the line can be read as a status line: `HTTP/` in any case, white space before it allowed. */
export function looksLikeStatusLine(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++
  if (end - at < 5) return false
  const word = String.fromCharCode(...bytes.subarray(at, at + 5))
  return word.toUpperCase() === 'HTTP/'
}

/** Reads a status line (RFC 9112 §4): `HTTP-version SP status-code SP [ reason-phrase ]`. `offset` is where the text begins. */
export function statusLine(text: string, offset: number): StatusLine {
  const faults: HeadFault[] = []
  const span = (start: number, end: number) => ({ start: offset + start, end: offset + end })
  const [version = { text: '', start: 0, end: 0 }, code = { text: '', start: text.length, end: text.length }] = wordsOf(text)
  if (version.start > 0) faults.push({ code: 'extra-space-in-start-line', span: span(0, version.start) })
  if (!/^HTTP\/\d\.\d$/.test(version.text)) faults.push({ code: 'version-malformed', span: span(version.start, version.end) })
  const gap = text.slice(version.end, code.start)
  if (gap !== ' ' && gap !== '') faults.push({ code: 'extra-space-in-start-line', span: span(version.end, code.start) })
  const isCode = /^\d{3}$/.test(code.text)
  if (!isCode) faults.push({ code: 'status-not-three-digits', span: span(code.start, code.end) })
  if (code.end === text.length) faults.push({ code: 'missing-space-after-status', span: span(code.start, code.end) })
  const reasonStart = Math.min(code.end + 1, text.length)
  return {
    text,
    span: span(0, text.length),
    version: version.text,
    versionSpan: span(version.start, version.end),
    status: isCode ? Number(code.text) : null,
    statusSpan: span(code.start, code.end),
    reason: text.slice(reasonStart),
    reasonSpan: span(reasonStart, text.length),
    faults,
  }
}
