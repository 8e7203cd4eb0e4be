import { base64Decode } from '../bytes/base64'
import { utf8Encode } from '../bytes/utf8'
import { InputError, type InputProblem } from '../errors/errors'
import { isToken, trimWhiteSpace } from '../spec/grammar'
import type { HeaderEntry, LineEnding, RequestDraft, Target } from './draft'
import { entryBytes, isEnabled, isPair } from './entry'
import { standardHeaders } from './standard-headers'
import { substituteDraft } from './substitute'
import { parseTarget } from './target'

/** One line to send. `entry` is the index in the draft's headers (of the standard ones when the draft has none). */
export type ComposedLine = {
  readonly part: 'request-line' | 'field' | 'blank' | 'body' | 'raw' | 'early'
  /** Without the line ending. */
  readonly bytes: Uint8Array
  readonly ending: LineEnding
  readonly entry: number | null
}

export type OpeningHandshake = {
  /** null only for a raw draft whose URL cannot be read. */
  readonly target: Target | null
  readonly lines: readonly ComposedLine[]
  /** Names of placeholders that have no value and are sent as they stand. */
  readonly missing: readonly string[]
}

/**
 * What a draft sends, line by line: nothing is sorted, merged, re-cased or added. Disabled lines are left out, placeholders filled from
 * `draft.variables` and `values`, `{{auto}}` of a Sec-WebSocket-Key line from `key`. `raw` stands for head and body; `early` comes last.
 * Throws InputError, each problem with its field's path: an unreadable URL, a line that would break into two, a name that is no token.
 */
export function composeHandshake(
  draft: RequestDraft,
  given: { readonly key: string; readonly values?: Readonly<Record<string, string>> },
): OpeningHandshake {
  const { draft: filled, missing } = substituteDraft(draft, { ...draft.variables, ...given.values }, given.key)
  const read = parseTarget(filled.url)
  const early = earlyLines(filled.early)
  if (filled.raw !== undefined) return { target: read.ok ? read.target : null, lines: [octetsLine('raw', filled.raw), ...early], missing }
  if (!read.ok) throw new InputError('bad-url', read.problem.message, [{ path: 'request.url', message: read.problem.message }])

  // Standard headers hold `{{auto}}`: they are filled here, as the draft's own were above.
  const headers = filled.headers ?? substituteDraft({ url: '', headers: standardHeaders(read.target) }, {}, given.key).draft.headers ?? []
  const problems: InputProblem[] = []
  const ending = filled.lineEnding ?? 'crlf'
  const lines: ComposedLine[] = [{ part: 'request-line', bytes: requestLine(filled, read.target, problems), ending, entry: null }]
  headers.forEach((entry, index) => {
    if (!isEnabled(entry)) return
    const message = entryProblem(entry)
    if (message !== null) problems.push({ path: `request.headers[${index}]`, message })
    const own = isPair(entry) ? undefined : entry.ending
    lines.push({ part: 'field', bytes: entryBytes(entry) ?? new Uint8Array(), ending: own ?? ending, entry: index })
  })
  if (problems.length > 0)
    throw new InputError('bad-request-line-or-header', problems.map((problem) => problem.message).join('; '), problems)
  lines.push({ part: 'blank', bytes: new Uint8Array(), ending, entry: null })
  if (filled.body !== undefined && filled.body !== '')
    lines.push({ part: 'body', bytes: utf8Encode(filled.body), ending: 'none', entry: null })
  return { target: read.target, lines: [...lines, ...early], missing }
}

function earlyLines(early: string | undefined): ComposedLine[] {
  return early === undefined || early === '' ? [] : [octetsLine('early', early)]
}

function octetsLine(part: 'raw' | 'early', base64: string): ComposedLine {
  const bytes = base64Decode(base64)
  if (bytes === null) {
    const message = `${part} is not base64: expected the octets to send in standard base64 with padding`
    throw new InputError(`bad-${part}`, message, [{ path: `request.${part}`, message }])
  }
  return { part, bytes, ending: 'none', entry: null }
}

function requestLine(draft: RequestDraft, target: Target, problems: InputProblem[]): Uint8Array {
  const version = draft.httpVersion ?? '1.1'
  const words = [draft.method ?? 'GET', draft.target ?? target.resource]
  // A version is written `1.1`; other texts go out as they are, and an empty one leaves it out (HTTP/0.9).
  if (version !== '') words.push(/^\d/.test(version) ? `HTTP/${version}` : version)
  for (const [path, text] of Object.entries({ method: draft.method, target: draft.target, httpVersion: draft.httpVersion })) {
    if (text !== undefined && breaksLine(text))
      problems.push({
        path: `request.${path}`,
        message: `${path} is ${quoted(text)}: expected no CR, LF or NUL; a raw request may send it`,
      })
  }
  return utf8Encode(words.join(' '))
}

/** Why an entry cannot be sent in structured form, or null. CR and LF would make two lines of one (RFC 9110 §5.5). */
function entryProblem(entry: HeaderEntry): string | null {
  if (isPair(entry)) {
    if (breaksLine(entry[1]))
      return `value of ${quoted(entry[0])} is ${quoted(entry[1])}: expected no CR, LF or NUL; a raw request may send it`
    return nameProblem(entry[0])
  }
  if (entry.base64 !== undefined) {
    const bytes = base64Decode(entry.base64)
    if (bytes === null) return `base64 is ${quoted(entry.base64)}: expected standard base64 with padding`
    return bytes.includes(0x0d) || bytes.includes(0x0a) ? 'line holds CR or LF: expected one line; a raw request may send it' : null
  }
  if (entry.line === undefined) return 'header entry is empty: expected [name, value], line or base64'
  if (/[\r\n]/.test(entry.line)) return `line is ${quoted(entry.line)}: expected no CR or LF; a raw request may send it`
  const colon = entry.line.indexOf(':')
  if (colon === -1) return `line is ${quoted(entry.line)}: expected a name, a colon and a value; a raw request may send it`
  return nameProblem(trimWhiteSpace(entry.line.slice(0, colon)))
}

function nameProblem(name: string): string | null {
  if (name === '') return 'header name is empty: expected a token (RFC 9110 §5.1); a raw request may send it'
  if (isToken(name)) return null
  const at = [...name].find((char) => !isToken(char)) ?? ''
  return `header name is ${quoted(name)}, with the character ${quoted(at)}: expected a token (RFC 9110 §5.6.2); a raw request may send it`
}

function breaksLine(text: string): boolean {
  return text.includes('\r') || text.includes('\n') || text.includes('\0')
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
