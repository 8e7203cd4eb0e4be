import { base64Decode, base64Encode } from '../bytes/base64'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { utf8Encode } from '../bytes/utf8'
import { lowerAscii } from '../spec/grammar'
import { extractedNames, withStepTexts } from './before-step'
import type { FrameDraft, HeaderEntry, NetworkDraft, RequestDraft } from './draft'
import { entryName, isPair } from './entry'
import { withTexts } from './expectation'

/** The placeholder of a fresh Sec-WebSocket-Key; it has this meaning in lines of that field and in a raw request. */
export const AUTO = 'auto'
const PLACEHOLDER = /\\\{\{|\{\{[ \t]{0,8}([A-Za-z0-9_][A-Za-z0-9_.:-]{0,99})[ \t]{0,8}\}\}/g

type Values = Readonly<Record<string, string>>

/** Replaces `{{name}}` by its value; `\{{` stands for `{{` itself. Values are not looked into again; what has none stays and is listed. */
export function substitute(text: string, values: Values): { text: string; missing: string[] } {
  const missing = new Set<string>()
  const filled = text.replace(PLACEHOLDER, (whole, name: string | undefined) => {
    if (name === undefined) return '{{'
    if (Object.hasOwn(values, name)) return values[name] ?? ''
    missing.add(name)
    return whole
  })
  return { text: filled, missing: [...missing] }
}

/** A text cut at its placeholders: what stands between them (`\{{` is `{{`), and their names. */
export function placeholderParts(text: string): ({ readonly text: string } | { readonly name: string })[] {
  const parts: ({ readonly text: string } | { readonly name: string })[] = []
  let at = 0
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index) })
    parts.push(match[1] === undefined ? { text: '{{' } : { name: match[1] })
    at = match.index + match[0].length
  }
  if (at < text.length) parts.push({ text: text.slice(at) })
  return parts
}

/** Names of the placeholders a draft needs values for, each once, in the order they stand; `{{auto}}` of a key line is no such. */
export function placeholdersOf(draft: RequestDraft): string[] {
  return substituteDraft(draft, {}, '').missing
}

/**
 * The draft with every placeholder filled that has a value, and the names of those without.
 * Enabled templates only: pairs and lines unless `template` is false, `base64` and `raw` only when it is true. Give the result to
 * nothing that substitutes again. `key` fills `{{auto}}`. What a before step gives is not missing behind it.
 */
export function substituteDraft(draft: RequestDraft, values: Values, key: string): { draft: RequestDraft; missing: string[] } {
  const missing = new Set<string>()
  /** What before steps give in time has a value when it is needed. */
  let given: readonly string[] = []
  const fill = (text: string, known: Values = values) => {
    const result = substitute(text, known)
    for (const name of result.missing) if (!given.includes(name)) missing.add(name)
    return result.text
  }
  const before = draft.before?.map((step, index) => {
    given = extractedNames(draft.before?.slice(0, index) ?? [])
    return {
      ...withStepTexts(step, fill),
      ...(step.headers && { headers: step.headers.map((entry) => fillEntry(entry, fill, values, values)) }),
    }
  })
  given = extractedNames(draft.before ?? [])
  const withKey = { ...values, [AUTO]: key }
  const filled: RequestDraft = {
    ...draft,
    url: fill(draft.url),
    ...mapped(draft, ['method', 'target', 'httpVersion', 'body'], fill),
    ...(draft.headers && { headers: draft.headers.map((entry) => fillEntry(entry, fill, values, withKey)) }),
    ...(draft.raw !== undefined && draft.template === true && { raw: fillOctets(draft.raw, fill, withKey) }),
    ...(draft.network && { network: fillNetwork(draft.network, fill) }),
    ...(draft.expectations && { expectations: draft.expectations.map((one) => withTexts(one, fill)) }),
    ...(before && { before }),
    ...(draft.session?.sendOnOpen && {
      session: { ...draft.session, sendOnOpen: draft.session.sendOnOpen.map((frame) => fillFrame(frame, fill)) },
    }),
  }
  return { draft: filled, missing: [...missing] }
}

type Fill = (text: string, values?: Values) => string

function fillEntry(entry: HeaderEntry, fill: Fill, values: Values, withKey: Values): HeaderEntry {
  const known = lowerAscii(entryName(entry) ?? '') === 'sec-websocket-key' ? withKey : values
  if (isPair(entry)) return [fill(entry[0], known), fill(entry[1], known)]
  if (entry.enabled === false) return entry
  if (entry.base64 !== undefined) return entry.template === true ? { ...entry, base64: fillOctets(entry.base64, fill, known) } : entry
  return entry.line === undefined || entry.template === false ? entry : { ...entry, line: fill(entry.line, known) }
}

/** Octets are filled as Latin-1 text, values written in UTF-8, so that every other octet stays. */
function fillOctets(base64: string, fill: Fill, values: Values): string {
  const bytes = base64Decode(base64)
  if (bytes === null) return base64
  const octets = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, latin1Decode(utf8Encode(value))]))
  return base64Encode(latin1Encode(fill(latin1Decode(bytes), octets)))
}

function fillNetwork(network: NetworkDraft, fill: Fill): NetworkDraft {
  return { ...network, ...mapped(network, ['connectTo', 'serverName', 'ca', 'clientCert', 'clientKey', 'proxy', 'socketPath'], fill) }
}

/** A frame with variables of its own is filled when it is sent (`fill-message`). */
function fillFrame(frame: FrameDraft, fill: Fill): FrameDraft {
  if (frame.variables !== undefined) return frame
  return { ...frame, ...mapped(frame, ['text', 'reason'], fill) }
}

function mapped<T extends object, K extends keyof T>(source: T, keys: readonly K[], fill: Fill): Partial<T> {
  const result: Partial<T> = {}
  for (const key of keys) {
    const value = source[key]
    if (typeof value === 'string') Object.assign(result, { [key]: fill(value) })
  }
  return result
}
