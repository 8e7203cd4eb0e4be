import { isToken } from '../spec/grammar'
import type { HeadFault, RequestLine } from './head'
import { wordsOf } from './words'

/** Whether the line can be read as a request line: its first word is visible ASCII. */
export function looksLikeRequestLine(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++
  if (at === end) return false
  for (; at < end && bytes[at] !== 0x20 && bytes[at] !== 0x09; at++) {
    const octet = bytes[at] ?? 0
    // A CR belongs to the line when it ends lines on its own; it is reported as a fault.
    if ((octet < 0x21 && octet !== 0x0d) || octet > 0x7e) return false
  }
  return true
}

/**
 * Reads a request line (RFC 9112 §3): `method SP request-target SP HTTP-version`. `offset` is where the text begins.
 * The last of three or more words is the version, so a target that holds spaces keeps them.
 */
export function requestLine(text: string, offset: number): RequestLine {
  const faults: HeadFault[] = []
  const span = (start: number, end: number) => ({ start: offset + start, end: offset + end })
  const words = wordsOf(text)
  const none = { text: '', start: text.length, end: text.length }
  const method = words[0] ?? none
  const version = words.length > 2 ? (words.at(-1) ?? none) : none
  const first = words[1] ?? none
  const last = words.length > 2 ? (words.at(-2) ?? first) : first
  const target = { text: text.slice(first.start, last.end), start: first.start, end: last.end }
  if (words.length < 2 || !isToken(method.text)) faults.push({ code: 'start-line-malformed', span: span(0, text.length) })
  if (!/^HTTP\/\d\.\d$/.test(version.text)) faults.push({ code: 'version-malformed', span: span(version.start, version.end) })

  let end = 0
  for (const [index, word] of words.entries()) {
    const inTarget = index > 1 && index < words.length - 1
    if (text.slice(end, word.start) !== (index === 0 ? '' : ' ') || inTarget)
      faults.push({ code: 'extra-space-in-start-line', span: span(end, word.start) })
    end = word.end
  }
  if (end < text.length) faults.push({ code: 'extra-space-in-start-line', span: span(end, text.length) })
  return {
    text,
    span: span(0, text.length),
    method: method.text,
    methodSpan: span(method.start, method.end),
    target: target.text,
    targetSpan: span(target.start, target.end),
    version: version.text,
    versionSpan: span(version.start, version.end),
    faults,
  }
}
