import type { Span } from '../bytes/span'
import { isWhiteSpace, lowerAscii } from '../spec/grammar'
import { offsetsOf } from './field-lines'
import type { HeadLine } from './head'

type Lines = { readonly lines: readonly HeadLine[] }
/** One member of a list field; its span counts in the head. */
export type Member = {
  readonly text: string
  readonly span: Span
  readonly line: HeadLine
  /** Where the text begins in the line's value. */
  readonly index: number
}

/**
 * The lines of one field in order, whatever their case. A first line that begins with white space is left out:
 * a recipient sets it aside (RFC 9112 §2.2).
 */
export function linesNamed(head: Lines, lowerName: string): HeadLine[] {
  return head.lines.filter((line) => lowerAscii(line.name) === lowerName && line.faults.every((fault) => fault.code !== 'leading-space'))
}

/** The members of a list field over all its lines (RFC 9110 §5.6.1); empty ones are ignored, a comma in a quoted string is text. */
export function members(head: Lines, lowerName: string): Member[] {
  return allMembers(head, lowerName).filter((member) => member.text !== '')
}

/** As `members`, with the empty ones, which a sender must not generate (RFC 9110 §5.6.1.1). */
export function allMembers(head: Lines, lowerName: string): Member[] {
  return linesNamed(head, lowerName).flatMap((line) => split(line, ','))
}

/** Cuts a value at a separator outside quoted strings; white space around each piece is removed. */
export function split(line: HeadLine, separator: ',' | ';', from = 0, to = line.value.length): Member[] {
  const pieces: Member[] = []
  const offsetOf = offsetsOf(line)
  let start = from
  let quoted = false
  for (let at = from; at < to; at++) {
    const char = line.value[at]
    if (quoted && char === '\\') at++
    else if (char === '"') quoted = !quoted
    else if (char === separator && !quoted) {
      pieces.push(piece(line, start, at, offsetOf))
      start = at + 1
    }
  }
  pieces.push(piece(line, start, to, offsetOf))
  return pieces
}

function piece(line: HeadLine, from: number, to: number, offsetOf: (index: number) => number): Member {
  let start = from
  let end = to
  while (start < end && isWhiteSpace(line.value.charCodeAt(start))) start++
  while (end > start && isWhiteSpace(line.value.charCodeAt(end - 1))) end--
  const offset = offsetOf(start)
  // The end is measured from the last character, so that a fold right after it stays outside.
  return {
    text: line.value.slice(start, end),
    span: { start: offset, end: end > start ? offsetOf(end - 1) + 1 : offset },
    line,
    index: start,
  }
}
