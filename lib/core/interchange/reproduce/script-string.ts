import { latin1Encode } from '../../bytes/latin1'
import { isUnseen } from '../../bytes/safe-text'
import { utf8Decode } from '../../bytes/utf8'
import { type Marked, render } from './marked'

/** How octets become characters of a script: as UTF-8 (Latin-1 where they are none), or each octet its own character. */
export type Reading = 'utf8' | 'latin1'

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

/** An expression of JavaScript with this text; `variable` writes the expression of a variable. */
export function scriptString(marked: Marked, reading: Reading, variable: (index: number) => string): string {
  return joined(marked, (run) => `'${escaped(run, reading, jsEscape)}'`, variable, "''")
}

/** The same in Python 3. */
export function pythonString(marked: Marked, reading: Reading, variable: (index: number) => string): string {
  return joined(marked, (run) => `"${escaped(run, reading, pythonEscape)}"`, variable, '""')
}

function joined(marked: Marked, octets: (run: string) => string, variable: (index: number) => string, empty: string): string {
  const parts: string[] = []
  const add = (part: string) => {
    parts.push(part)
    return ''
  }
  render(
    marked,
    (run) => add(octets(run)),
    (index) => add(variable(index)),
  )
  return parts.length === 0 ? empty : parts.join(' + ')
}

function escaped(run: string, reading: Reading, write: (character: string) => string): string {
  const text = reading === 'utf8' ? (utf8Decode(latin1Encode(run)) ?? run) : run
  return Array.from(text, write).join('')
}

function common(character: string, quote: string): string | null {
  if (character === '\\' || character === quote) return `\\${character}`
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  if (character === '\t') return '\\t'
  return isUnseen(character) ? null : character
}

function jsEscape(character: string): string {
  const plain = common(character, "'")
  if (plain !== null) return plain
  return Array.from({ length: character.length }, (_, at) => `\\u${hex(character.charCodeAt(at), 4)}`).join('')
}

/** Python joins no surrogates: what lies beyond U+FFFF has a form of its own. */
function pythonEscape(character: string): string {
  const plain = common(character, '"')
  if (plain !== null) return plain
  const point = character.codePointAt(0) ?? 0
  return point > 0xffff ? `\\U${hex(point, 8)}` : `\\u${hex(point, 4)}`
}
