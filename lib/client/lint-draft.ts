import { base64Encode } from '../core/bytes/base64'
import { utf8Encode } from '../core/bytes/utf8'
import { InputError, type InputProblem } from '../core/errors/errors'
import { extractedNames } from '../core/handshake/before-step'
import { composeHandshake } from '../core/handshake/compose'
import { composeFields, type LeftOutLine } from '../core/handshake/compose-fields'
import type { HandshakeProtocol, HeaderEntry, RequestDraft, Target } from '../core/handshake/draft'
import { entriesAt, type LineRange, lineRanges, serializeRequest } from '../core/handshake/serialize-request'
import { substitute } from '../core/handshake/substitute'
import { parseTarget, type TargetProblem } from '../core/handshake/target'
import { type FieldList, fieldList } from '../core/http2/field-list'
import type { VerdictView } from '../core/report/view'
import type { Verdict } from '../core/rules/rule'
import { isToken, trimWhiteSpace } from '../core/spec/grammar'

/** Where a finding is shown: at a header entry, the request line, the URL, or over the whole request. */
export type FindingPlace = number | 'request-line' | 'url' | 'request'
/** `places` are all entries it points at, `place` is the first. */
export type Finding = { readonly verdict: VerdictView; readonly place: FindingPlace; readonly places: readonly FindingPlace[] }

/** What judges a request; a module of its own, so that the page stands before the rules are loaded. */
export type Judge = (
  url: string,
  target: Target | null,
  request: Uint8Array | FieldList,
) => readonly { readonly verdict: Verdict; readonly view: VerdictView }[]

/** What the composer says of a draft before it is sent. */
export type DraftLint = {
  readonly target: Target | null
  readonly urlProblem: TargetProblem | null
  readonly protocol: HandshakeProtocol
  /** Lines that HTTP/2 has no place for, and why. */
  readonly leftOut: readonly LeftOutLine[]
  /**
   * The octets that would be sent; with an unreadable URL the request line is a stand-in. Over HTTP/2 a rendering of the fields, one a line:
   * they travel compressed.
   */
  readonly bytes: Uint8Array
  readonly ranges: readonly LineRange[]
  /** Those that fail, gravest first. */
  readonly findings: readonly Finding[]
  /** false while the rules are still being loaded: then there are no findings yet. */
  readonly judged: boolean
  /** What cannot be sent at all. */
  readonly problems: readonly InputProblem[]
  /** Placeholders without a value. */
  readonly missing: readonly string[]
}

/** Rules that speak of the URL as typed, which is not among the octets. */
const ABOUT_URL = /^request\/(uri-|secrets-in-query|credentials-over-clear-text)/
const SAMPLE = '1'
const STAND_IN = 'ws://unreadable.invalid/'

/** Composes a draft, reads its octets back and judges them, as the server will. `key` is the Sec-WebSocket-Key shown for `{{auto}}`. */
export function lintDraft(draft: RequestDraft, key: string, judge: Judge | null): DraftLint {
  // What before steps will give stands for itself in the octets; the URL is judged as if it were there.
  const given = Object.fromEntries(extractedNames(draft.before ?? []).map((name) => [name, SAMPLE]))
  const url = substitute(draft.url, { ...draft.variables, ...given }).text
  const read = parseTarget(url)
  const target = read.ok ? read.target : null
  const protocol = draft.network?.protocol ?? 'http/1.1'
  const about = { target, urlProblem: read.ok ? null : read.problem, protocol }
  const composed = composedOr(() => (protocol === 'h2' ? fieldsOf(draft, read.ok) : linesOf(draft, read.ok, key)))
  if ('problems' in composed) {
    return { ...about, leftOut: [], bytes: new Uint8Array(), ranges: [], findings: [], judged: true, missing: [], ...composed }
  }
  const { bytes, ranges, leftOut, missing } = composed
  const findings = (judge?.(url, target, composed.request) ?? [])
    .map(({ verdict, view }) => findingOf(verdict, view, ranges))
    .filter((finding) => read.ok || typeof finding.place === 'number')
    .sort((a, b) => gravity(a.verdict) - gravity(b.verdict))
  return { ...about, leftOut, bytes, ranges, findings, judged: judge !== null, problems: [], missing }
}

/** `request` is what is judged: the octets, or the fields of HTTP/2. */
type Composed = Pick<DraftLint, 'bytes' | 'ranges' | 'leftOut' | 'missing'> & { readonly request: Uint8Array | FieldList }

function linesOf(draft: RequestDraft, urlIsRead: boolean, key: string): Composed {
  const handshake = composeHandshake(urlIsRead ? sendable(draft) : { ...sendable(draft), url: STAND_IN }, { key })
  const bytes = serializeRequest(handshake)
  const ranges = draft.raw === undefined ? lineRanges(handshake) : physicalLines(bytes)
  return { request: bytes, bytes, ranges, leftOut: [], missing: handshake.missing }
}

function fieldsOf(draft: RequestDraft, urlIsRead: boolean): Composed {
  const { fields, leftOut, missing } = composeFields(urlIsRead ? draft : { ...draft, url: STAND_IN })
  const request = fieldList(fields.map(({ name, value }) => [name, value]))
  const ranges = request.lines.map((line, at): LineRange => ({ span: line.span, part: 'field', entry: fields[at]?.entry ?? null }))
  return { request, bytes: request.bytes, ranges, leftOut, missing }
}

/** 0 for what makes clients or servers give up, 1 for a broken "must", 2 for the rest. */
function gravity(verdict: Pick<VerdictView, 'level' | 'effect'>): number {
  if (verdict.effect === 'clients-fail') return 0
  return verdict.level === 'must' ? 1 : 2
}

function composedOr(compose: () => Composed): Composed | { readonly problems: readonly InputProblem[] } {
  try {
    return compose()
  } catch (error) {
    if (error instanceof InputError) return { problems: error.problems }
    throw error
  }
}

/**
 * The draft with lines that are no field line (no colon, a name that is no token) given as octets: a line is checked, octets are
 * sent as they are. So what was typed is what is sent, and the rules speak about it.
 */
export function sendable(draft: RequestDraft): RequestDraft {
  return draft.headers === undefined ? draft : { ...draft, headers: draft.headers.map(verbatim) }
}

function verbatim(entry: HeaderEntry): HeaderEntry {
  if (!('line' in entry) || entry.line === undefined || entry.kept !== undefined) return entry
  const colon = entry.line.indexOf(':')
  if (colon > 0 && isToken(trimWhiteSpace(entry.line.slice(0, colon)))) return entry
  const { line, ...rest } = entry
  return { ...rest, base64: base64Encode(utf8Encode(line)), template: entry.template ?? true }
}

/** The lines of raw octets, each up to its LF. */
function physicalLines(bytes: Uint8Array): LineRange[] {
  const ranges: LineRange[] = []
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed === -1 ? bytes.length : feed + 1
    ranges.push({ span: { start, end }, part: 'raw', entry: null })
    start = end
  }
  return ranges
}

function findingOf(verdict: Verdict, view: VerdictView, ranges: readonly LineRange[]): Finding {
  const places = placesOf(verdict, ranges)
  return { verdict: view, place: places[0] ?? 'request', places }
}

function placesOf(verdict: Verdict, ranges: readonly LineRange[]): readonly FindingPlace[] {
  const spans = verdict.at.filter((place) => place.part === 'request')
  const entries = [...new Set(spans.flatMap((span) => entriesAt(ranges, span)))]
  if (entries.length > 0) return entries
  const requestLine = ranges.find((range) => range.part === 'request-line')
  if (requestLine && spans.some((span) => span.start < requestLine.span.end)) return ['request-line']
  return [ABOUT_URL.test(verdict.rule) ? 'url' : 'request']
}
