import { latin1Decode } from '../bytes/latin1'
import { utf8Encode } from '../bytes/utf8'
import { InputError, type InputProblem } from '../errors/errors'
import { lowerAscii, trimWhiteSpace } from '../spec/grammar'
import type { HeaderEntry, RequestDraft, Target } from './draft'
import { entryBytes, isEnabled } from './entry'
import { breaksLine, entryProblem, nameProblem, quoted } from './entry-problem'
import { fieldSpelling } from './field-spelling'
import { http2Problems } from './http2-combinations'
import { standardHeaders } from './standard-headers'
import { substituteDraft } from './substitute'
import { parseTarget } from './target'

/** One field to send. Texts are Latin-1, one character an octet. `entry` is the index in the draft's headers (of the standard ones when it has none). */
export type ComposedField = { readonly name: string; readonly value: string; readonly entry: number | null }
/** A line of the draft that HTTP/2 has no place for, and why. */
export type LeftOutLine = { readonly entry: number; readonly name: string; readonly why: string }

export type Http2Handshake = {
  readonly target: Target
  readonly fields: readonly ComposedField[]
  readonly leftOut: readonly LeftOutLine[]
  /** Names of placeholders that have no value and are sent as they stand. */
  readonly missing: readonly string[]
}

const FORBIDDEN = 'HTTP/2 forbids fields that speak of one connection (RFC 9113 §8.2.2)'
/** Lines of HTTP/1.1 that an extended CONNECT does not send. */
const NO_PLACE: ReadonlyMap<string, string> = new Map([
  ['upgrade', `${FORBIDDEN}; ":protocol" asks for WebSocket (RFC 8441 §5)`],
  ...['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'http2-settings'].map((name) => [name, FORBIDDEN] as const),
  ['sec-websocket-key', 'over HTTP/2 no key proves that WebSocket was understood: ":protocol" does (RFC 8441 §5)'],
])

/**
 * What a draft sends as an extended CONNECT of HTTP/2 (RFC 8441 §4): the pseudo-fields, then the draft's lines in their order, names in
 * lower case and values without white space around them (RFC 9113 §8.2.1). The value of the first Host line becomes `:authority`.
 * Throws InputError, each problem with its field's path: what HTTP/2 cannot do, an unreadable URL, a line that is no field.
 */
export function composeFields(draft: RequestDraft, values: Readonly<Record<string, string>> = {}): Http2Handshake {
  // No key travels: `{{auto}}` of its line stands for nothing.
  const { draft: filled, missing } = substituteDraft(draft, { ...draft.variables, ...values }, '')
  const impossible = http2Problems(filled)
  if (impossible.length > 0) throw refusal('impossible-over-http2', impossible)
  const read = parseTarget(filled.url)
  if (!read.ok) throw refusal('bad-url', [{ path: 'request.url', message: read.problem.message }])

  const { target } = read
  const path = filled.target ?? target.resource
  const problems: InputProblem[] = []
  if (path === '' || breaksLine(path))
    problems.push({ path: 'request.target', message: `target is ${quoted(path)}: expected a path without CR, LF or NUL` })

  const leftOut: LeftOutLine[] = []
  const fields: ComposedField[] = []
  const seen = new Map<string, number>()
  let authority: ComposedField | null = null
  for (const [entry, header] of (filled.headers ?? standardHeaders(target)).entries()) {
    if (!isEnabled(header)) continue
    const field = fieldOf(header, entry)
    const repeat = seen.get(field.name) ?? 0
    const message = problemOf(header, field, repeat)
    if (message !== null) {
      problems.push({ path: `request.headers[${entry}]`, message })
      continue
    }
    const why = whyNot(field, authority)
    if (why !== null) leftOut.push({ entry, name: nameOf(header), why })
    if (field.name === 'host') authority ??= { ...field, name: ':authority' }
    if (why !== null) continue
    seen.set(field.name, repeat + 1)
    fields.push(field)
  }
  if (problems.length > 0) throw refusal('bad-field', problems)
  const pseudo: ComposedField[] = [
    { name: ':method', value: 'CONNECT', entry: null },
    { name: ':protocol', value: 'websocket', entry: null },
    { name: ':scheme', value: target.tls ? 'https' : 'http', entry: null },
    { name: ':path', value: latin1Decode(utf8Encode(path)), entry: null },
    authority ?? { name: ':authority', value: target.authority, entry: null },
  ]
  return { target, fields: [...pseudo, ...fields], leftOut, missing }
}

function fieldOf(header: HeaderEntry, entry: number): ComposedField {
  const text = latin1Decode(entryBytes(header) ?? new Uint8Array())
  const colon = text.indexOf(':')
  return { name: lowerAscii(trimWhiteSpace(text.slice(0, Math.max(colon, 0)))), value: trimWhiteSpace(text.slice(colon + 1)), entry }
}

function nameOf(header: HeaderEntry): string {
  const text = latin1Decode(entryBytes(header) ?? new Uint8Array())
  return trimWhiteSpace(text.slice(0, text.indexOf(':')))
}

function whyNot({ name, value }: ComposedField, authority: ComposedField | null): string | null {
  if (name === 'te') return lowerAscii(value) === 'trailers' ? null : `${FORBIDDEN}; of TE only "trailers" is allowed`
  if (name !== 'host') return NO_PLACE.get(name) ?? null
  return authority === null ? 'its value is sent as ":authority" (RFC 9113 §8.3.1)' : '":authority" has the value of the first Host line'
}

function problemOf(header: HeaderEntry, { name, value }: ComposedField, repeat: number): string | null {
  const message = entryProblem(header) ?? nameProblem(name)
  if (message !== null) return message
  // A `base64` entry may hold what a text may not.
  if (breaksLine(value)) return `value of ${quoted(name)} is ${quoted(value)}: expected no CR, LF or NUL`
  if (NO_PLACE.has(name) || name === 'host' || fieldSpelling(name, repeat) !== null) return null
  if (fieldSpelling(name, 0) === null) return `header name is ${quoted(name)}: expected a letter in it, or HTTP/1.1`
  return `${quoted(name)} stands ${repeat + 1} times: expected ${counted(repeat)} over HTTP/2, or HTTP/1.1`
}

function counted(times: number): string {
  return times === 1 ? 'it once' : `it ${times} times at most`
}

function refusal(code: string, problems: readonly InputProblem[]): InputError {
  return new InputError(code, problems.map(({ message }) => message).join('; '), problems)
}
