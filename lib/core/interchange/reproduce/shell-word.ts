import { latin1Encode } from '../../bytes/latin1'
import { isUnseen } from '../../bytes/safe-text'
import { utf8Decode, utf8Encode } from '../../bytes/utf8'
import { type Marked, markedParts } from './marked'
import type { Variable } from './variables'

/** What keeps its meaning inside double quotes, in bash, zsh and with history expansion on. */
const PLAIN = /^[A-Za-z0-9 :/_.,;=+@%&?#()<>|*~^{}[\]-]*$/
const LETTERS: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', "'": "\\'", '\\': '\\\\' }

/** One word of a command for bash or zsh that comes out as exactly these octets; variables are expanded, nothing else is. */
export function shellWord(marked: Marked, variables: readonly Variable[]): string {
  const parts = markedParts(marked)
  if (parts.length === 0) return "''"
  const reference = (index: number, isLast: boolean) => {
    const name = variables[index]?.name ?? ''
    return isLast ? `$${name}` : `\${${name}}`
  }
  const isPlain = parts.every((part) => 'variable' in part || PLAIN.test(part.octets))
  if (isPlain && parts.some((part) => 'variable' in part)) {
    const inside = parts.map((part, at) => ('variable' in part ? reference(part.variable, at === parts.length - 1) : part.octets))
    return `"${inside.join('')}"`
  }
  return parts.map((part) => ('variable' in part ? `"${reference(part.variable, true)}"` : quoted(part.octets))).join('')
}

/** Whether a word can only be written with `$'…'`, which bash and zsh read and an older sh does not (POSIX.1-2024 §2.2.4). */
export function needsAnsiC(octets: string): boolean {
  const text = utf8Decode(latin1Encode(octets))
  return text === null || [...text].some(isUnseen)
}

function quoted(octets: string): string {
  const text = utf8Decode(latin1Encode(octets))
  if (text !== null && !needsAnsiC(octets)) return `'${text.replaceAll("'", "'\\''")}'`
  // Octets that are no UTF-8 are escaped one by one.
  const inside = [...(text ?? octets)].map((character) => {
    const letter = LETTERS[character]
    if (letter !== undefined) return letter
    if (text === null ? /[\x20-\x7e]/.test(character) : !isUnseen(character)) return character
    const bytes = text === null ? [character.charCodeAt(0)] : [...utf8Encode(character)]
    return bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
  })
  return `$'${inside.join('')}'`
}
