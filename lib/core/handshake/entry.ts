import { base64Decode } from '../bytes/base64'
import { latin1Decode } from '../bytes/latin1'
import { utf8Encode } from '../bytes/utf8'
import { trimWhiteSpace } from '../spec/grammar'
import type { HeaderEntry, HeaderPair } from './draft'

/** Whether an entry is `[name, value]`. */
export function isPair(entry: HeaderEntry): entry is HeaderPair {
  return Array.isArray(entry)
}

/** Whether an entry is sent. */
export function isEnabled(entry: HeaderEntry): boolean {
  return isPair(entry) || entry.enabled !== false
}

/** Octets of an entry without its line ending, placeholders as they stand; null when its `base64` cannot be read. */
export function entryBytes(entry: HeaderEntry): Uint8Array<ArrayBuffer> | null {
  if (isPair(entry)) return utf8Encode(`${entry[0]}: ${entry[1]}`)
  return entry.base64 === undefined ? utf8Encode(entry.line ?? '') : base64Decode(entry.base64)
}

/** The text of an entry's line, placeholders as they stand: Latin-1 for a `base64` entry. */
export function entryText(entry: HeaderEntry): string {
  if (isPair(entry)) return `${entry[0]}: ${entry[1]}`
  return entry.base64 === undefined ? (entry.line ?? '') : latin1Decode(base64Decode(entry.base64) ?? new Uint8Array())
}

/** The name an entry's line has, white space around it removed; null when it has no colon. */
export function entryName(entry: HeaderEntry): string | null {
  if (isPair(entry)) return trimWhiteSpace(entry[0])
  const text = entryText(entry)
  const colon = text.indexOf(':')
  return colon === -1 ? null : trimWhiteSpace(text.slice(0, colon))
}

/** The value of an entry's line, white space around it removed; the whole line when it has no colon. */
export function entryValue(entry: HeaderEntry): string {
  const text = entryText(entry)
  return trimWhiteSpace(isPair(entry) ? entry[1] : text.slice(text.indexOf(':') + 1))
}
