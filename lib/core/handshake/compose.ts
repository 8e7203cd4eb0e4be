import { base64Decode } from '../bytes/base64'
import { utf8Encode } from '../bytes/utf8'
import { InputError, type InputProblem } from '../errors/errors'
import type { LineEnding, RequestDraft, Target } from './draft'
import { entryBytes, isEnabled, isPair } from './entry'
import { breaksLine, entryProblem, quoted } from './entry-problem'
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

/** What the structured form refuses, raw octets may hold. */
const RAW_MAY = '; a raw request may send it'

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
    const message = entryProblem(entry, RAW_MAY)
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
        message: `${path} is ${quoted(text)}: expected no CR, LF or NUL${RAW_MAY}`,
      })
  }
  return utf8Encode(words.join(' '))
}
