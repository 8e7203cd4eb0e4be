import { nextToken } from './json-tokens'

/** Characters looked at: what identifies a message stands at its beginning. */
const MOST_LOOKED = 65_536
const MOST_MEMBERS = 64
/** Characters of a value that is named in a line. */
const MOST_NAMED = 120

/**
 * The members of the outermost JSON object, or the elements of the outermost array by their place, as raw text. What is no JSON, or not
 * whole, gives what was read up to there; anything but an object or array gives null. Nothing is converted, and no object is built.
 */
export function jsonMembers(text: string): { readonly kind: '{' | '['; readonly members: ReadonlyMap<string, string> } | null {
  const members = new Map<string, string>()
  const first = tokenAt(text, 0)
  if (first === null || (first.kind !== '{' && first.kind !== '[')) return null
  const { kind } = first
  let depth = 1
  let key: string | null = kind === '[' ? '0' : null
  let start = -1
  const keep = (end: number) => {
    if (key !== null && start !== -1 && !members.has(key)) members.set(key, text.slice(start, end).trimEnd())
  }
  for (let at = first.end; members.size < MOST_MEMBERS; ) {
    const token = at > MOST_LOOKED ? null : tokenAt(text, at)
    if (token === null) {
      keep(Math.min(text.length, at))
      break
    }
    at = token.end
    if (depth === 1 && start === -1 && kind === '{' && token.kind === 'string' && key === null) {
      key = stringOf(text.slice(token.start, token.end)) ?? ''
      continue
    }
    if (depth === 1 && token.kind === ':') continue
    if (depth === 1 && (token.kind === ',' || token.kind === '}' || token.kind === ']')) {
      keep(token.start)
      if (token.kind !== ',') break
      start = -1
      key = kind === '[' ? String(members.size) : null
      continue
    }
    if (start === -1) start = token.start
    if (token.kind === '{' || token.kind === '[') depth++
    if (token.kind === '}' || token.kind === ']') depth--
  }
  return { kind, members }
}

function tokenAt(text: string, from: number) {
  try {
    return nextToken(text, from)
  } catch {
    return null
  }
}

/** The text of a JSON string, or null where it is none. */
export function stringOf(raw: string | undefined): string | null {
  if (raw === undefined || raw.length < 2 || !raw.startsWith('"') || !raw.endsWith('"')) return null
  try {
    const value: unknown = JSON.parse(raw)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

/** A value as it is named in a line: a string without its quotation marks, anything else as it stands, both cut. */
export function named(raw: string | undefined): string | null {
  if (raw === undefined) return null
  const text = stringOf(raw) ?? raw
  return text.length > MOST_NAMED ? `${text.slice(0, MOST_NAMED)}…` : text
}
