import { isUnseen } from '@/lib/core/bytes/safe-text'

/** A run of text to show, or one mark that stands for octets nobody could see. Positions count characters of the text given. */
export type Token = { readonly start: number; readonly end: number; readonly text: string; readonly title: string | null }

const NAMES: Readonly<Record<number, readonly [label: string, title: string]>> = {
  0: ['NUL', 'NUL, octet 00'],
  7: ['BEL', 'bell, octet 07'],
  8: ['BS', 'backspace, octet 08'],
  9: ['→', 'tab, octet 09'],
  10: ['LF', 'line feed, octet 0A'],
  13: ['CR', 'carriage return, octet 0D'],
  27: ['ESC', 'escape, octet 1B'],
  127: ['DEL', 'delete, octet 7F'],
}

const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0')

/** The mark of one code point, or null where it can be shown as it is. */
export function markOf(codePoint: number): readonly [label: string, title: string] | null {
  const named = NAMES[codePoint]
  if (named) return named
  if (codePoint < 0x20) return [`x${hex(codePoint, 2)}`, `control character, octet ${hex(codePoint, 2)}`]
  if (codePoint < 0x80) return null
  if (codePoint < 0xa0) return [`U+${hex(codePoint, 4)}`, `control character U+${hex(codePoint, 4)}`]
  if (!isUnseen(String.fromCodePoint(codePoint))) return null
  return [`U+${hex(codePoint, 4)}`, `invisible or direction-changing character U+${hex(codePoint, 4)}`]
}

function collector() {
  const tokens: Token[] = []
  let run = ''
  let from = 0
  const flush = (at: number) => {
    if (run !== '') tokens.push({ start: from, end: at, text: run, title: null })
    run = ''
  }
  return {
    show(text: string, at: number) {
      if (run === '') from = at
      run += text
    },
    mark(label: string, title: string, start: number, end: number) {
      flush(start)
      tokens.push({ start, end, text: label, title })
    },
    end(at: number): Token[] {
      flush(at)
      return tokens
    },
  }
}

/** Tokens of a text; every character that could not be seen becomes a mark. */
export function visibleString(text: string): Token[] {
  const tokens = collector()
  let at = 0
  for (const character of text) {
    const mark = markOf(character.codePointAt(0) ?? 0)
    if (mark) tokens.mark(mark[0], mark[1], at, at + character.length)
    else tokens.show(character, at)
    at += character.length
  }
  return tokens.end(at)
}

/** Length of the well-formed UTF-8 sequence (RFC 3629) at `at`, or 0. */
function sequenceLength(text: string, at: number): number {
  const first = text.charCodeAt(at)
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  if (length === 0 || at + length > text.length) return 0
  for (let i = 1; i < length; i++) {
    const octet = text.charCodeAt(at + i)
    if (octet < 0x80 || octet > 0xbf) return 0
  }
  const second = text.charCodeAt(at + 1)
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90)
  const outside = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f)
  return overlong || outside ? 0 : length
}

function codePointOf(text: string, at: number, length: number): number {
  let value = text.charCodeAt(at) & (0xff >> (length + 1))
  for (let i = 1; i < length; i++) value = (value << 6) | (text.charCodeAt(at + i) & 0x3f)
  return value
}

/**
 * Tokens of octets given as Latin-1 text (one character an octet). Well-formed UTF-8 is shown as its character, any other
 * octet above 7F as its hex value.
 */
export function visibleOctets(latin1: string): Token[] {
  const tokens = collector()
  let at = 0
  while (at < latin1.length) {
    const octet = latin1.charCodeAt(at)
    const length = octet < 0x80 ? 1 : sequenceLength(latin1, at)
    if (length === 0) {
      tokens.mark(`x${hex(octet, 2)}`, `octet ${hex(octet, 2)}, not UTF-8`, at, at + 1)
      at += 1
      continue
    }
    const codePoint = length === 1 ? octet : codePointOf(latin1, at, length)
    const mark = markOf(codePoint)
    if (mark) tokens.mark(mark[0], mark[1], at, at + length)
    else tokens.show(String.fromCodePoint(codePoint), at)
    at += length
  }
  return tokens.end(at)
}
