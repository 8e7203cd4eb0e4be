import type { Span } from '../bytes/span'
import { isWhiteSpace, lowerAscii } from '../spec/grammar'
import { offsetOfValue } from './field-lines'
import type { HeadLine } from './head'

export type CookieAttribute = { readonly value: string; readonly span: Span }
export type SetCookie = {
  /** Null where there is no `=`: such a line sets nothing. */
  readonly name: string | null
  readonly value: string
  /** The name; the whole piece before the first `;` where there is none. */
  readonly nameSpan: Span
  /** By lower-case name; of repeated ones the last, as clients take it. */
  readonly attributes: ReadonlyMap<string, CookieAttribute>
}

type Piece = { readonly text: string; readonly start: number }

/** Reads one Set-Cookie line as a client does (RFC 6265 §5.2): pieces at each `;`, cut at their first `=`. Spans count in the head. */
export function parseSetCookie(line: HeadLine): SetCookie {
  const [first = { text: '', start: 0 }, ...rest] = piecesOf(line.value)
  const equals = first.text.indexOf('=')
  const name = equals === -1 ? null : trimmed({ text: first.text.slice(0, equals), start: first.start })
  const attributes = new Map<string, CookieAttribute>()
  for (const piece of rest) {
    const cut = piece.text.indexOf('=')
    const own = trimmed({ text: cut === -1 ? piece.text : piece.text.slice(0, cut), start: piece.start })
    const value = cut === -1 ? '' : trimmed({ text: piece.text.slice(cut + 1), start: 0 }).text
    if (own.text !== '') attributes.set(lowerAscii(own.text), { value, span: spanOf(line, piece) })
  }
  return {
    name: name?.text ?? null,
    value: equals === -1 ? first.text : trimmed({ text: first.text.slice(equals + 1), start: 0 }).text,
    nameSpan: spanOf(line, name ?? first),
    attributes,
  }
}

function piecesOf(value: string): Piece[] {
  const pieces: Piece[] = []
  for (let start = 0; start <= value.length; ) {
    const semicolon = value.indexOf(';', start)
    const end = semicolon === -1 ? value.length : semicolon
    pieces.push(trimmed({ text: value.slice(start, end), start }))
    start = end + 1
  }
  return pieces
}

function trimmed({ text, start }: Piece): Piece {
  let from = 0
  let to = text.length
  while (from < to && isWhiteSpace(text.charCodeAt(from))) from++
  while (to > from && isWhiteSpace(text.charCodeAt(to - 1))) to--
  return { text: text.slice(from, to), start: start + from }
}

function spanOf(line: HeadLine, { text, start }: Piece): Span {
  const from = offsetOfValue(line, start)
  return { start: from, end: text === '' ? from : offsetOfValue(line, start + text.length - 1) + 1 }
}
