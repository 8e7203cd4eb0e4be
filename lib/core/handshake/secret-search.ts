import { base64Encode } from '../bytes/base64'
import { latin1Decode } from '../bytes/latin1'
import type { Span } from '../bytes/span'
import { utf8Encode } from '../bytes/utf8'

/** Shorter values are not searched for: they would mask ordinary words. */
export const SHORTEST_SECRET = 6

type Pattern = {
  readonly text: string
  /** Characters beside a base64 match that hold bits of the secret together with bits of its neighbours. */
  readonly before: number
  readonly after: number
  readonly fallback: Int32Array
}

/** Looks for known secrets in time linear in the text. */
export type SecretSearch = {
  /** The spans of all of them. */
  find(text: string): Span[]
  /** How many characters at the end may be the beginning of one. */
  begun(text: string): number
}

/**
 * Looks for each value as it is, in JSON escapes, percent-encoded, and in base64 (both alphabets) wherever it stands in what was encoded.
 * Texts may be Latin-1 texts of octets or ordinary texts; values are known in UTF-8 for the former.
 */
export function createSecretSearch(secrets: readonly string[]): SecretSearch {
  const patterns = new Map<string, Pattern>()
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue
    for (const [text, before, after] of formsOf(secret)) {
      if (!patterns.has(text) && text.length >= SHORTEST_SECRET) patterns.set(text, { text, before, after, fallback: fallbackOf(text) })
    }
  }
  const all = [...patterns.values()]
  return {
    find: (text) => (text.length < SHORTEST_SECRET ? [] : all.flatMap((pattern) => findAll(text, pattern))),
    begun: (text) => all.reduce((most, pattern) => Math.max(most, begunAtEnd(text, pattern)), 0),
  }
}

function formsOf(secret: string): [text: string, before: number, after: number][] {
  const octets = latin1Decode(utf8Encode(secret))
  const percent = percentEncode(octets)
  const lowerHex = percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
  const plain = [secret, octets, percent, lowerHex, percent.replaceAll('%20', '+'), JSON.stringify(secret).slice(1, -1)]
  return [...plain.map((text): [string, number, number] => [text, 0, 0]), ...base64Forms(octets)]
}

/** Base64 of a text depends on where it stands in the whole, modulo 3: the characters that hold its bits alone, for each case. */
function base64Forms(octets: string): [string, number, number][] {
  return [0, 1, 2].flatMap((shift) => {
    const bytes = Uint8Array.from(`${'\0'.repeat(shift)}${octets}`, (char) => char.charCodeAt(0))
    const partial = bytes.length % 3 === 0 ? 0 : 1
    const encoded = base64Encode(bytes).replace(/=+$/, '')
    const skip = shift === 0 ? 0 : shift + 1
    const standard = encoded.slice(skip, encoded.length - partial)
    const before = shift === 0 ? 0 : 1
    const urlSafe = standard.replaceAll('+', '-').replaceAll('/', '_')
    return [standard, urlSafe].map((text): [string, number, number] => [text, before, partial])
  })
}

function percentEncode(octets: string): string {
  return octets.replace(/[^A-Za-z0-9_.~-]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

/** How much of a value is looked for at once: short, so that a text that repeats its beginning costs little more than others. */
const PROBE = 8

/** Knuth-Morris-Pratt: each character is looked at a bounded number of times, whatever the text repeats. */
function findAll(text: string, pattern: Pattern): Span[] {
  const spans: Span[] = []
  const { text: wanted, fallback } = pattern
  const beginning = wanted.slice(0, PROBE)
  let matched = 0
  for (let at = 0; at < text.length; at++) {
    if (matched === 0) {
      at = text.indexOf(beginning, at)
      if (at === -1) break
    }
    const code = text.charCodeAt(at)
    while (matched > 0 && wanted.charCodeAt(matched) !== code) matched = fallback[matched - 1] ?? 0
    if (wanted.charCodeAt(matched) === code) matched++
    if (matched < wanted.length) continue
    const start = at + 1 - wanted.length
    const end = at + 1
    spans.push({ start: Math.max(0, start - pattern.before), end: Math.min(text.length, end + base64After(text, end, pattern.after)) })
    matched = fallback[matched - 1] ?? 0
  }
  return spans
}

function begunAtEnd(text: string, { text: wanted, fallback, before }: Pattern): number {
  let matched = 0
  for (let at = Math.max(0, text.length - wanted.length + 1); at < text.length; at++) {
    const code = text.charCodeAt(at)
    while (matched > 0 && wanted.charCodeAt(matched) !== code) matched = fallback[matched - 1] ?? 0
    if (wanted.charCodeAt(matched) === code) matched++
  }
  return matched === 0 ? 0 : Math.min(text.length, matched + before)
}

function base64After(text: string, end: number, count: number): number {
  return count > 0 && /[A-Za-z0-9+/_-]/.test(text.charAt(end)) ? count : 0
}

function fallbackOf(text: string): Int32Array {
  const fallback = new Int32Array(text.length)
  for (let at = 1, matched = 0; at < text.length; at++) {
    while (matched > 0 && text.charCodeAt(at) !== text.charCodeAt(matched)) matched = fallback[matched - 1] ?? 0
    if (text.charCodeAt(at) === text.charCodeAt(matched)) matched++
    fallback[at] = matched
  }
  return fallback
}
