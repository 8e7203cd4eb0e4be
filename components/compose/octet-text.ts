import { visibleOctets } from '@/components/attempt/visible'
import { latin1Decode, latin1Encode } from '@/lib/core/bytes/latin1'
import { utf8Encode } from '@/lib/core/bytes/utf8'

/** A run of the text: ASCII as it is, other characters, marks of octets that could not be seen, and those of a line ending. */
export type OctetRun = {
  readonly text: string
  readonly kind: 'text' | 'other' | 'mark' | 'ending'
  readonly start: number
  readonly end: number
}

/**
 * Octets as a text that shows each of them and can be edited: CR is `⟨CR⟩`, LF is `⟨LF⟩` and a new line, a tab `⟨TAB⟩`, and an octet
 * that is no visible character of UTF-8 `⟨FF⟩`. `from` and `to` give for each character of the text the octets it stands for.
 */
export type OctetText = {
  readonly octets: Uint8Array
  readonly text: string
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly runs: readonly OctetRun[]
}

export function octetText(octets: Uint8Array): OctetText {
  const latin1 = latin1Decode(octets)
  const from: number[] = []
  const to: number[] = []
  const runs: OctetRun[] = []
  let text = ''
  const put = (piece: string, kind: OctetRun['kind'], start: number, end: number) => {
    const last = runs.at(-1)
    if (last && last.kind === kind) runs[runs.length - 1] = { ...last, text: last.text + piece, end }
    else runs.push({ text: piece, kind, start, end })
    text += piece
    for (let unit = 0; unit < piece.length; unit++) {
      from.push(start)
      to.push(end)
    }
  }
  const mark = (at: number) => {
    const octet = octets[at] ?? 0
    put(markFor(octet), octet === 0x0d || octet === 0x0a ? 'ending' : 'mark', at, at + 1)
  }
  for (const token of visibleOctets(latin1)) {
    if (token.title !== null) {
      for (let at = token.start; at < token.end; at++) mark(at)
      continue
    }
    let at = token.start
    for (const character of token.text) {
      const end = at + (character <= '\x7f' ? 1 : utf8Encode(character).length)
      if (character <= '\x7f') put(character, 'text', at, end)
      else if (!BRACKET.test(character)) put(character, 'other', at, end)
      else for (; at < end; at++) mark(at)
      at = end
    }
  }
  return { octets, text, from, to, runs }
}

/** Brackets that no ordinary text has; they are written as octets themselves, so that a text has one reading. */
const BRACKET = /[⟨⟩]/
const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00, 'NUL'],
  [0x09, 'TAB'],
  [0x0a, 'LF'],
  [0x0d, 'CR'],
  [0x1b, 'ESC'],
  [0x7f, 'DEL'],
])
const OCTETS: ReadonlyMap<string, number> = new Map([...NAMES].map(([octet, name]) => [name, octet]))

function markFor(octet: number): string {
  const mark = `⟨${NAMES.get(octet) ?? octet.toString(16).toUpperCase().padStart(2, '0')}⟩`
  return octet === 0x0a ? `${mark}\n` : mark
}

/** Octets for typed or pasted text: marks are what they stand for, a new line is `ending`, everything else is UTF-8. */
export function octetsOfText(text: string, ending: string): Uint8Array<ArrayBuffer> {
  const latin1 = text.replace(/⟨LF⟩\n|⟨(NUL|TAB|LF|CR|ESC|DEL|[\dA-F]{2})⟩|\n|⟨|⟩|[^\p{ASCII}⟨⟩]+/gu, (found, name: string | undefined) => {
    if (found === '\n') return ending
    if (found === '⟨LF⟩\n') return '\n'
    if (name === undefined) return latin1Decode(utf8Encode(found))
    return String.fromCharCode(OCTETS.get(name) ?? Number.parseInt(name, 16))
  })
  return latin1Encode(latin1)
}

/** Text from elsewhere with its own line endings: where a CR is in it they are meant as they are, else each LF is `ending`. */
export function octetsOfPaste(text: string, ending: string): Uint8Array<ArrayBuffer> {
  return octetsOfText(text.includes('\r') ? text.replace(/\n/g, '⟨LF⟩\n') : text, ending)
}

/** Octets, and the octet the caret stands before. */
export type Edited = { readonly octets: Uint8Array<ArrayBuffer>; readonly caret: number }

/** Octets with the characters `[start, end)` of their text replaced. A mark that is touched goes as a whole. */
export function replaced(shown: OctetText, start: number, end: number, inserted: Uint8Array): Edited {
  // Before a new line the caret stands within the mark of LF: what is written there belongs before the line's ending.
  const from = shown.text[start] === '\n' ? endingAt(shown, start) : (shown.from[start] ?? shown.octets.length)
  const to = end > start ? (shown.to[end - 1] ?? shown.octets.length) : from
  const octets = new Uint8Array(from + inserted.length + shown.octets.length - to)
  octets.set(shown.octets.subarray(0, from))
  octets.set(inserted, from)
  octets.set(shown.octets.subarray(to), from + inserted.length)
  return { octets, caret: from + inserted.length }
}

/** The octets after the text became `next` by an edit that left the caret at `caret`. */
export function edited(shown: OctetText, next: string, caret: number, ending: string): Edited {
  const { text } = shown
  const after = text.endsWith(next.slice(caret)) ? next.length - caret : commonEnd(text, next)
  const most = Math.min(text.length, next.length) - after
  let same = 0
  while (same < most && text[same] === next[same]) same++
  return replaced(shown, same, text.length - after, octetsOfText(next.slice(same, next.length - after), ending))
}

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++
  return length
}

/** The place in the text where an octet is shown. */
export function placeOf(shown: OctetText, octet: number): number {
  let low = 0
  let high = shown.from.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shown.from[middle] ?? 0) < octet) low = middle + 1
    else high = middle
  }
  return low
}

/** The octet at which the line ending begins whose new line stands at `place`. */
function endingAt({ from, octets }: OctetText, place: number): number {
  const feed = from[place] ?? octets.length
  return octets[feed - 1] === 0x0d ? feed - 1 : feed
}

/**
 * Where a caret may rest: never within a mark. A step to the side goes over the mark; from elsewhere the caret goes before it, at
 * the end of a line before the line's ending.
 */
export function caretAt(shown: OctetText, place: number, before: number): number {
  const { from, to, text } = shown
  const octet = from[place]
  if (octet === undefined || place === 0 || from[place - 1] !== octet) return place
  if (before === place - 1) return placeOf(shown, to[place] ?? octet)
  return placeOf(shown, text[place] === '\n' && before !== place + 1 ? endingAt(shown, place) : octet)
}
