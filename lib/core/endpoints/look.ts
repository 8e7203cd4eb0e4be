import type { Artifacts } from '../artifacts/artifacts'
import type { Observed, SessionArtifact } from '../artifacts/session'
import { latin1Decode } from '../bytes/latin1'
import { type Part, type Place, place } from '../bytes/span'
import type { RequestHead, ResponseHead } from '../http1/head'
import { askedHeadOf, givenHeadOf } from '../http2/heads'
import { field, joined, valuePlaces } from '../rules/fields'
import { spelledField } from '../spec/header-names'
import { quoted } from '../spec/words'

/** A piece of evidence: what was seen, in words, and where. */
export type Seen = {
  readonly text: string
  readonly at: readonly Place[]
  /** Others look like this too: alone it proves nothing. */
  readonly broad: boolean
  /** Seen after the session was open: it can say why the session ended. */
  readonly later?: true
}

/** A text that has to be equal (case aside for field values), or a pattern that has to match. */
type Wanted = string | RegExp

/** Questions to what was seen of one attempt; each answers with evidence, or null. Field names are given in lower case. */
export type Look = {
  readonly artifacts: Observed
  /** The head of the request as it was asked; HTTP/2 is read alike. */
  readonly request: RequestHead | null
  readonly response: ResponseHead | null
  /** Status of the answer; null when there is none. */
  readonly status: number | null
  /** Whether frames could follow: a 101, or a 2xx to an extended CONNECT. */
  readonly opened: boolean
  readonly session: SessionArtifact | null
  /** At most 64 KiB of the body, one character an octet. */
  readonly body: string
  /** What came after a 101, from its first octet on, one character an octet. */
  readonly after: string
  /** Path and query of the request target. */
  readonly path: string
  /** Values as one list; null when there is no such line. */
  header(name: string): string | null
  sent(name: string): string | null

  /** The status is one of these. Broad: many say so. */
  isStatus(...statuses: number[]): Seen | null
  /** The reason phrase of the status line. */
  hasReason(wanted: Wanted): Seen | null
  /** The answer has this field, with this value where one is given. A product's name in it is broad for `server` and `via`. */
  has(name: string, wanted?: Wanted): Seen | null
  /** The answer lacks this field. Broad. */
  lacks(name: string): Seen | null
  /** The answer has these fields and no other, in this order and spelling; those named in `aside` may stand anywhere. */
  fieldsAre(names: readonly string[], aside?: readonly string[]): Seen | null
  /** The body holds this text, or matches; the evidence points at it. */
  bodyHas(wanted: Wanted): Seen | null
  /** The body is exactly this text, white space at its ends aside. */
  bodyIs(text: string): Seen | null
  /** The answer is complete and has no body. Broad. */
  bodyIsEmpty(): Seen | null
  /** The request had this field. Broad: it is ours. */
  weSent(name: string, wanted?: Wanted): Seen | null
  weSentNo(name: string): Seen | null
  /** The path we asked for. Broad. */
  pathIs(wanted: RegExp): Seen | null
  /** The endpoint sent a Close frame with this code, and reason where one is given. Broad without a reason. */
  closedWith(code: number, reason?: Wanted): Seen | null
  /** The endpoint sent a Close frame without a code: what a browser calls 1005. Broad. */
  closedWithoutCode(): Seen | null
  /** The transport ended so after the session was open. Broad. */
  endedBy(...how: NonNullable<Artifacts['ended']>['how'][]): Seen | null
  /** The endpoint or the network ended the transport and no Close frame had come: what a browser calls 1006. Broad. */
  endedWithoutClose(): Seen | null
  /** From the newest octet of either direction to the end: so many seconds, give or take. Broad. */
  idleFor(seconds: number, tolerance?: number): Seen | null
  /** From the 101 to the end: so many seconds, give or take. Broad. */
  livedFor(seconds: number, tolerance?: number): Seen | null
  /** The octets after the 101 begin like this. */
  afterIs(wanted: RegExp): Seen | null
  /** The n-th message received, counted from 0, matches. */
  message(n: number, wanted: RegExp): Seen | null
  /** Any of the first messages received matches. */
  anyMessage(wanted: RegExp): Seen | null
  /** Any of our first messages, or the last, matches. Broad: it is ours. */
  weSaid(wanted: RegExp): Seen | null
  /** Something failed before an answer, with one of these codes. */
  failedWith(...codes: NonNullable<Artifacts['failure']>['code'][]): Seen | null
  /** The request was written and the endpoint ended the connection without one octet. Broad. */
  silentEnd(): Seen | null
  /** Anything else that was found, with a sentence. */
  seen(text: string, condition: unknown, at?: readonly Place[]): Seen | null
  /** The same, marked broad. */
  broad(seen: Seen | null): Seen | null
  /** The same, marked as seen after the session was open. */
  later(seen: Seen | null): Seen | null
  /** The first that was seen. */
  oneOf(...seen: (Seen | null)[]): Seen | null
}

const MOST_BODY = 32_768
/** Fields whose value names products that may only have passed the answer on. */
const BROAD_FIELDS: ReadonlySet<string> = new Set(['server', 'via', 'date', 'content-type', 'connection', 'cache-control', 'vary'])
const DEFAULT_TOLERANCE = 2

/** Looks at what was seen of one attempt. Texts are cut and shown as evidence; nothing is judged here. */
export function lookAt(artifacts: Observed): Look {
  const { http2, session = null, ended, failure, close } = artifacts
  const request = artifacts.request ?? (http2?.request ? askedHeadOf(http2.request) : null)
  const response = artifacts.response ?? (http2?.response ? givenHeadOf(http2.response) : null)
  const status = response?.start.status ?? null
  const bodyBytes = artifacts.body?.bytes ?? new Uint8Array()
  const body = latin1Decode(bodyBytes, 0, Math.min(bodyBytes.length, MOST_BODY))
  const trimmed = body.trim()
  const after = latin1Decode(artifacts.firstOctets ?? new Uint8Array())

  const seenIn = (text: string, part: Part, start: number, length: number): Seen => ({
    text,
    at: length > 0 ? [place(part, { start, end: start + length })] : [],
    broad: false,
  })
  const fieldSeen = (head: RequestHead | ResponseHead | null, part: 'request' | 'response', name: string, wanted?: Wanted): Seen | null => {
    if (!head) return null
    const lines = field(head, name).filter((line) => wanted === undefined || valueIs(line.value, wanted))
    const [line] = lines
    if (!line) return null
    const who = part === 'request' ? 'We sent' : 'The answer has'
    return {
      text: `${who} ${line.name}: ${quoted(line.value)}`,
      at: valuePlaces(part, lines),
      broad: part === 'request' || wanted === undefined ? BROAD_FIELDS.has(name) || part === 'request' : BROAD_FIELDS.has(name),
    }
  }
  const broad = (seen: Seen | null): Seen | null => seen && { ...seen, broad: true }
  const statement = (text: string, condition: unknown, at: readonly Place[] = []): Seen | null =>
    condition ? { text, at, broad: false } : null
  const later = (seen: Seen | null): Seen | null => seen && { ...seen, later: true }
  const lastOctet = session && Math.max(session.openedAt, session.newest.sent ?? 0, session.newest.received ?? 0)
  const endedAt = session?.endedAt ?? null

  const look: Look = {
    artifacts,
    request,
    response,
    status,
    opened: session !== null,
    session,
    body,
    after,
    path: request?.start.target ?? artifacts.target?.resource ?? '',
    header: (name) => fieldText(response, name),
    sent: (name) => fieldText(request, name),
    isStatus(...statuses) {
      if (!response || status === null || !statuses.includes(status)) return null
      const { statusSpan } = response.start
      return broad(
        seenIn(`The status is ${status}`, 'response', statusSpan?.start ?? 0, statusSpan ? statusSpan.end - statusSpan.start : 0),
      )
    },
    hasReason(wanted) {
      if (!response || !valueIs(response.start.reason, wanted)) return null
      const { reasonSpan: span, reason } = response.start
      return seenIn(
        reason === '' ? 'The reason phrase is empty' : `The reason phrase is ${quoted(reason)}`,
        'response',
        span.start,
        span.end - span.start,
      )
    },
    has: (name, wanted) => fieldSeen(response, 'response', name, wanted),
    lacks: (name) => broad(statement(`The answer has no ${spelledField(name)}`, response && field(response, name).length === 0)),
    fieldsAre(names, aside = []) {
      const lines = response?.lines.filter((line) => !aside.some((name) => name.toLowerCase() === line.name.toLowerCase())) ?? []
      if (lines.length !== names.length || !lines.every((line, n) => line.name === names[n])) return null
      const text = `The fields of the answer are ${names.join(', ')}, so spelled, in this order, and no others`
      return { text, at: lines.map((line) => place('response', line.nameSpan)), broad: false }
    },
    bodyHas(wanted) {
      if (typeof wanted === 'string') {
        const at = body.indexOf(wanted)
        return at === -1 ? null : seenIn(`The body says ${quoted(wanted)}`, 'body', at, wanted.length)
      }
      const found = wanted.exec(body)
      return found && seenIn(`The body says ${quoted(found[0])}`, 'body', found.index, found[0].length)
    },
    bodyIs: (text) =>
      trimmed === text && text !== '' ? seenIn(`The body is exactly ${quoted(text)}`, 'body', body.indexOf(text), text.length) : null,
    bodyIsEmpty: () =>
      broad(
        statement(
          'The answer has no body',
          response &&
            status !== 101 &&
            (artifacts.body ? bodyBytes.length === 0 && artifacts.body.complete : field(response, 'content-length')[0]?.value === '0'),
        ),
      ),
    weSent: (name, wanted) => fieldSeen(request, 'request', name, wanted),
    weSentNo: (name) => broad(statement(`We sent no ${spelledField(name)}`, request && field(request, name).length === 0)),
    pathIs: (wanted) => broad(statement(`We asked for ${quoted(look.path)}`, wanted.test(look.path))),
    closedWith(code, reason) {
      const received = close?.received
      if (received?.code !== code || (reason !== undefined && !valueIs(received.reason, reason))) return null
      const words = received.reason === '' ? 'without a reason' : `and reason ${quoted(received.reason)}`
      return { text: `The endpoint sent a Close frame with ${code} ${words}`, at: [], broad: reason === undefined, later: true }
    },
    closedWithoutCode: () =>
      later(broad(statement('The endpoint sent a Close frame without a code', close?.received && close.received.code === null))),
    endedBy(...how) {
      if (!session || !ended || !how.includes(ended.how)) return null
      return later(
        broad(statement(`The ${ended.by === 'us' ? 'connection was ended by us' : 'transport ended'} by ${HOW[ended.how]}`, true)),
      )
    },
    endedWithoutClose: () =>
      later(
        broad(
          statement(
            'The transport ended without a Close frame',
            session && ended && ended.by !== 'us' && ended.how !== 'timeout' && ended.how !== 'abort' && !close?.received && !close?.sent,
          ),
        ),
      ),
    idleFor(seconds, tolerance = DEFAULT_TOLERANCE) {
      if (lastOctet === null || endedAt === null || ended?.by === 'us') return null
      const idle = (endedAt - lastOctet) / 1000
      return later(broad(statement(`Nothing had travelled for ${idle.toFixed(1)} s when it ended`, Math.abs(idle - seconds) <= tolerance)))
    },
    livedFor(seconds, tolerance = DEFAULT_TOLERANCE) {
      if (!session || endedAt === null || ended?.by === 'us') return null
      const age = (endedAt - session.openedAt) / 1000
      return later(broad(statement(`It ended ${age.toFixed(1)} s after the 101`, Math.abs(age - seconds) <= tolerance)))
    },
    afterIs(wanted) {
      const found = wanted.exec(after)
      return later(
        found &&
          seenIn(`After the 101 came ${quoted(after.slice(found.index, found.index + 60))}`, 'received', found.index, found[0].length),
      )
    },
    message(n, wanted) {
      const message = session?.first.received[n]
      return later(statement(`Message ${n + 1} received is ${quoted(message?.text ?? '')}`, message && wanted.test(message.text)))
    },
    anyMessage(wanted) {
      const all = session ? [...session.first.received, ...(session.lastReceived ? [session.lastReceived] : [])] : []
      const message = all.find(({ text }) => wanted.test(text))
      return later(statement(`A message received is ${quoted(message?.text ?? '')}`, message))
    },
    weSaid(wanted) {
      const all = session ? [...session.first.sent, ...(session.lastSent ? [session.lastSent] : [])] : []
      const message = all.find(({ text }) => wanted.test(text))
      return later(broad(statement(`We sent ${quoted(message?.text ?? '')}`, message)))
    },
    failedWith: (...codes) =>
      statement(`The ${failure?.phase ?? ''} phase failed: ${failure?.detail ?? ''}`, failure && codes.includes(failure.code)),
    silentEnd() {
      const { answer, timing } = artifacts
      const silent = answer?.how === 'ended' && answer.bytes.length === 0 && timing?.written !== null && timing?.written !== undefined
      return broad(statement('The endpoint ended the connection after the request without one octet', silent))
    },
    seen: statement,
    broad,
    later,
    oneOf: (...seen) => seen.find((one) => one !== null) ?? null,
  }
  return look
}

const HOW = { fin: 'FIN', rst: 'RST', 'tls-alert': 'a TLS alert', timeout: 'our time limit', abort: 'being stopped' } as const

function fieldText(head: RequestHead | ResponseHead | null, name: string): string | null {
  const lines = head ? field(head, name) : []
  return lines.length === 0 ? null : joined(lines)
}

function valueIs(value: string, wanted: Wanted): boolean {
  return typeof wanted === 'string' ? value.trim().toLowerCase() === wanted.toLowerCase() : wanted.test(value)
}
