import { OPCODE } from '../spec/opcodes'

/** What a reader of a payload should know of it, and would not see. */
export type TextNote = { readonly kind: 'bom' | 'controls' | 'disguise' | 'binary' | 'json'; readonly text: string }

const BOM = '\ufeff'
/** NUL, C0 and C1 without tab and line ends, and DEL. */
const CONTROL = /[\p{Cc}]/u
const USUAL = '\t\n\r'
/** Characters of direction, of no width, separators of lines, byte order marks inside a text, and tags (CVE-2021-42574). */
const DISGUISE = /[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u2028\u2029\ufeff\u{e0000}-\u{e007f}]/u
/** Of a text that is one, fewer characters are controls. */
const MOST_CONTROLS = 0.3
/** So much is looked at. */
const MOST = 65_536
const MOST_JSON = 4_096

/**
 * Notes on the payload of a data frame (RFC 6455 §5.6): `text` is what it says, null where it is not UTF-8. None of them is a fault.
 */
export function textNotes(opcode: number, text: string | null): TextNote[] {
  if (text === null || text === '') return []
  if (opcode === OPCODE.BINARY)
    return isJson(text) ? [{ kind: 'json', text: 'This binary message is JSON: most receivers expect that as text' }] : []
  const notes: TextNote[] = []
  const hasMark = text.startsWith(BOM)
  if (hasMark)
    notes.push({ kind: 'bom', text: 'The text begins with a byte order mark (EF BB BF): it is legal, and JSON.parse refuses it' })
  const { controls, disguised, characters } = counted(text.slice(hasMark ? BOM.length : 0, MOST))
  if (controls.count > characters * MOST_CONTROLS)
    notes.push({ kind: 'binary', text: 'Much of this text are control characters: more likely it is binary data' })
  else if (controls.count > 0) notes.push({ kind: 'controls', text: counting(controls, 'control character', hasMark) })
  if (disguised.count > 0)
    notes.push({
      kind: 'disguise',
      text: `${counting(disguised, 'invisible or direction-changing character', hasMark)}: what is shown may not be what is meant`,
    })
  return notes
}

type Seen = { count: number; first: number }

/** Positions count characters of the text, from 1. */
function counting({ count, first }: Seen, what: string, hasMark: boolean): string {
  const place = first + (hasMark ? 2 : 1)
  return count === 1 ? `The text has 1 ${what}, at ${place}` : `The text has ${count} ${what}s, the first at ${place}`
}

function counted(text: string): { readonly controls: Seen; readonly disguised: Seen; readonly characters: number } {
  const controls: Seen = { count: 0, first: -1 }
  const disguised: Seen = { count: 0, first: -1 }
  let characters = 0
  for (const character of text) {
    const seen = CONTROL.test(character) && !USUAL.includes(character) ? controls : DISGUISE.test(character) ? disguised : null
    if (seen) {
      if (seen.count === 0) seen.first = characters
      seen.count++
    }
    characters++
  }
  return { controls, disguised, characters }
}

function isJson(text: string): boolean {
  if (text.length > MOST_JSON || !/^\s*[{[]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
