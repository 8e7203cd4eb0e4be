import { latin1Encode } from '../bytes/latin1'
import { utf8Decode, utf8DecodeLossy } from '../bytes/utf8'
import { parseJsonPath, selectJson } from '../expectations/json-path'
import type { ExtractFrom } from '../handshake/before-step'
import type { ResponseHead } from '../http1/head'
import { linesNamed } from '../http1/list-field'
import { parseSetCookie } from '../http1/set-cookie'
import { lowerAscii } from '../spec/grammar'

/** The longest value that is taken, characters. */
export const LONGEST_VALUE = 65_536

/**
 * The value a source has in an answer, null where nothing stands there. A pattern is none of ours to run: it may never end, so it is
 * undefined here and asked for elsewhere.
 */
export function valueIn(from: ExtractFrom, head: ResponseHead, body: Uint8Array): string | null | undefined {
  if ('regex' in from) return undefined
  if ('json' in from) return cut(jsonValue(from.json, bodyText(body)))
  if ('header' in from) return cut(asText(linesNamed(head, lowerAscii(from.header))[0]?.value ?? null))
  // Of lines that set the same cookie the last stands, as it does in a client.
  const set = linesNamed(head, 'set-cookie').map(parseSetCookie)
  return cut(asText(set.findLast(({ name }) => name === from.cookie)?.value ?? null))
}

/** The first value a path leads to: a text as it is, anything else as JSON; null where there is none, or where the text is no JSON. */
export function jsonValue(path: string, text: string): string | null {
  const read = parseJsonPath(path)
  if (!read.ok) return null
  let json: unknown
  try {
    // Some answers begin with a prefix against cross-site inclusion or with an Engine.IO packet type: what follows is the JSON.
    json = JSON.parse(text.replace(/^\uFEFF?(?:\)\]\}',?\s*|\d(?=[{[]))?/, ''))
  } catch {
    return null
  }
  const [value] = selectJson(json, read.steps)
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export const bodyText = (body: Uint8Array): string => utf8DecodeLossy(body)

/** Where a source looks, for people: `$.token`, `header X-Token`. */
export function sourceWords(from: ExtractFrom): string {
  if ('json' in from) return from.json
  if ('header' in from) return `header ${from.header}`
  return 'cookie' in from ? `cookie ${from.cookie}` : `/${from.regex}/`
}

/** Heads are Latin-1 texts; what they hold is mostly UTF-8. */
function asText(value: string | null): string | null {
  return value === null ? null : (utf8Decode(latin1Encode(value)) ?? value)
}

function cut(value: string | null): string | null {
  return value === null || value === '' || value.length > LONGEST_VALUE ? null : value
}
