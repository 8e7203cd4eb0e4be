import { firstSettings } from '../http2/settings'
import type { Verdict } from '../rules/rule'
import { counted, duration, quoted } from '../spec/words'
import { LIMITS } from '../transcript/limits'
import { clientsTolerate, failsClients } from './outcome'
import { byWhom, NOTHING_TOLD, reasonOf, reasonOfClose, type Told } from './reason'
import type { Story } from './story'
import { streamEnd } from './stream-end'
import { failureSentence, type Place, stoppedSentence, whereOf } from './summary-failure'
import { diagnosedRefusal, refusalSentence } from './summary-status'
import type { AttemptOutcome, CloseView, Counts, DiagnosisView } from './view'

export type SummaryInput = {
  readonly story: Story
  readonly place: Place
  readonly outcome: AttemptOutcome | null
  readonly verdicts: readonly Verdict[]
  readonly close: CloseView | null
  readonly counts: Counts
  readonly interrupted: boolean
  /** Who answered and why, where something was diagnosed. */
  readonly told?: Told
  /** The draft asks for HTTP/2. */
  readonly http2?: boolean
}

/** One plain sentence that a person can act on: what was seen, and what to look at. Not yet masked. */
export function summarise(input: SummaryInput): string {
  const { story, place, outcome, told = NOTHING_TOLD } = input
  const reason = reasonOf(told)
  switch (outcome) {
    case null:
      return input.interrupted
        ? `Interrupted: this program ended ${runningClause(story)}`
        : `${capital(running(story, place, input.http2 === true))}`
    case 'accepted':
      return accepted(input)
    case 'invalid':
      return because(invalid(input), reason)
    case 'refused':
      return refused(input, told)
    case 'blocked':
      return blocked(story, place)
    case 'aborted':
      return stoppedSentence(story)
    case 'not-http':
      return because(notHttp(story, place, reason !== null), reason)
    case 'timed-out':
      return because(
        story.failure ? failureSentence(story, place) : `${whereOf(story, place)} did not answer within our limit`,
        ofProduct(reason),
      )
    case 'unreachable':
      return because(failureSentence(story, place), ofProduct(reason))
    default:
      return outcome satisfies never
  }
}

/** What can be told of any endpoint that was not reached stands in the sentence itself. */
function ofProduct(reason: DiagnosisView | null): DiagnosisView | null {
  return reason?.id.startsWith('generic/') ? null : reason
}

/** A sentence that says what happened, and the reason after it. */
function because(sentence: string, reason: DiagnosisView | null): string {
  if (reason === null) return sentence
  return `${sentence}${sentence.includes(': ') ? ';' : ':'} ${reason.title}`
}

function refused({ story, verdicts }: SummaryInput, told: Told): string {
  if (!story.response) return limitSentence(story)
  const { head } = story.response
  const reason = reasonOf(told)
  return reason ? diagnosedRefusal(head, told, reason) : refusalSentence({ request: story.request?.head ?? null, response: head, verdicts })
}

function running(story: Story, place: Place, http2: boolean): string {
  const where = whereOf(story, place)
  if (story.written) return `waiting for the answer of ${where}, ${counted(story.written.data.bytes, 'octet')} of request written`
  if (story.connect && place.tls && story.tls === null) return `TLS handshake with ${where}`
  if (story.connect && http2 && story.http2 === null) return `waiting for the HTTP/2 SETTINGS of ${where}`
  if (story.connect) return `writing the request to ${where}`
  if (story.resolve) return `connecting to ${where}`
  return `looking up ${place.host}`
}

function runningClause(story: Story): string {
  if (story.written) return 'while it waited for the answer'
  return story.connect ? 'before the request was written' : 'before a connection stood'
}

function accepted({ story, close, verdicts, interrupted, counts, told = NOTHING_TOLD }: SummaryInput): string {
  const warned = verdicts.filter(clientsTolerate).length
  const trust = unverified(story)
  const findings = `${warned === 0 ? '' : `, with ${counted(warned, 'finding')} that clients tolerate`}${trust}`
  if (close === null) {
    const reason = reasonOf(told)
    if (reason && !interrupted) return `Opened${byWhom(told, reason)} with ${statusOf(story)}${findings}: ${reason.title}`
    const how = story.http2 ? `opened a WebSocket over HTTP/2 with ${statusOf(story)}` : 'switched to WebSocket with 101'
    const opened = `Opened: the endpoint ${how}${findings}`
    return interrupted ? `${opened}; this program ended while the connection was open` : opened
  }
  const frames = counted(counts.framesSent + counts.framesReceived, 'frame')
  const lasted = story.ended ? `${duration(story.ended.at - (story.openAt ?? story.ended.at))} and ${frames}` : frames
  const sentence = `Opened with ${statusOf(story)}${story.http2 ? ' over HTTP/2' : ''}${findings}, then ${ending(close, story)} after ${lasted}`
  return because(sentence, reasonOfClose(told, close))
}

/** Others stop at a certificate that we were told not to verify. */
function unverified({ tls }: Story): string {
  if (!tls || tls.data.verified) return ''
  return `, over TLS that other clients refuse${tls.data.error === null ? '' : ` (${tls.data.error})`}`
}

function ending(close: CloseView, story: Story): string {
  const who = { us: 'we', endpoint: 'the endpoint', network: 'the network', unknown: 'someone' }[close.by]
  const reported = `(a browser reports ${close.code})`
  const transport = streamEnd(story) === null ? 'TCP' : 'the HTTP/2 stream'
  const without = story.close.sent ? 'without an answer to our Close frame' : 'without a Close frame'
  switch (close.how) {
    case 'close-frame': {
      const what = close.wireCode === null ? `a Close frame without a code ${reported}` : `${close.wireCode} (${nameOf(close)})`
      const reason = close.reason === '' ? '' : `, reason ${quoted(close.reason)},`
      return `closed by ${close.by === 'us' ? 'us' : 'the endpoint'} with ${what}${reason}`
    }
    case 'timeout':
      return `ended by our own time limit ${reported}`
    case 'abort':
      return 'stopped by you'
    case 'fin':
      return `${who} ended ${transport} ${without} ${reported}`
    case 'rst':
      return `${who} reset ${transport} ${without} ${reported}`
    case 'tls-alert':
      return `${who} ended TLS with an alert and ${without} ${reported}`
    default:
      return close.how satisfies never
  }
}

function statusOf(story: Story): number {
  return story.response?.head.start.status ?? 101
}

function nameOf(close: CloseView): string {
  return close.wireCode === close.code ? close.codeName : `a browser reports ${close.code}`
}

function invalid({ verdicts, story, told = NOTHING_TOLD }: SummaryInput): string {
  const failed = verdicts.filter(failsClients)
  const [first] = failed
  const more = failed.length > 1 ? `, and ${counted(failed.length - 1, 'more finding')}` : ''
  const reason = reasonOf(told)
  const by = reason ? byWhom(told, reason) : ''
  const clients = `clients that follow RFC ${story.http2 ? 8441 : 6455}`
  return `Answered ${statusOf(story)}${by}${story.http2 ? ' over HTTP/2' : ''}, but ${clients} fail this connection: ${first?.because ?? ''}${more}`
}

/** Our bounds on a response head, in words. */
const HEAD_LIMITS: Readonly<Record<string, string>> = {
  headBytes: `${LIMITS.headBytes} octets a head`,
  headLines: `${LIMITS.headLines} lines a head`,
  lineBytes: `${LIMITS.lineBytes} octets a line`,
  interimHeads: `${LIMITS.interimHeads} interim heads`,
}

function limitSentence(story: Story): string {
  const { responseFailed } = story
  const status = responseFailed?.head?.start.text
  const limit = HEAD_LIMITS[responseFailed?.limit ?? ''] ?? 'the size of a head'
  return `The response head${status ? ` ${quoted(status)}` : ''} goes beyond our limit of ${limit}: it was not read further`
}

/** Why an address is never dialled, by the code of its policy fact. */
const BLOCKED: Readonly<Record<string, string>> = {
  'cloud-metadata': 'metadata services of cloud machines give out credentials and are never dialled',
  'own-listener': 'this installation itself listens there',
  'not-an-address': 'the name did not resolve to an address',
}

function blocked(story: Story, place: Place): string {
  const { policy } = story
  if (policy === null) return failureSentence(story, place)
  const address = policy.address !== null && policy.address !== policy.host ? ` (${policy.address})` : ''
  return `The network policy of this installation does not allow ${policy.host}${address} port ${policy.port}: ${BLOCKED[policy.reason] ?? policy.reason}`
}

function notHttp(story: Story, place: Place, explained: boolean): string {
  const { responseFailed, ended, failure, written } = story
  const where = whereOf(story, place)
  if (story.http2 && failure) return failureSentence(story, place)
  if (responseFailed?.notHttp) {
    const { looksLike } = responseFailed.notHttp
    if (looksLike === 'http2-settings') return http2Instead(where, responseFailed.bytes)
    const guess = looksLike === 'unknown' ? 'is not HTTP' : `is not HTTP but looks like ${looksLike}`
    const early = responseFailed.reason === 'bytes-before-request' ? ' before the request was out' : ''
    const start = quoted(String.fromCharCode(...responseFailed.bytes.subarray(0, 40)))
    return `What ${where} sent${early} ${guess}: it begins ${start}, so check the port and whether it wants TLS`
  }
  if (responseFailed?.reason === 'limit') return limitSentence(story)
  if (story.firstByteAt !== null && responseFailed) {
    return `The endpoint ended the connection inside the response head, after ${counted(responseFailed.bytes.length, 'octet')}`
  }
  const at = ended?.at ?? failure?.at ?? null
  if (written && at !== null) {
    const verb = ended?.how === 'rst' || failure?.code === 'connection-reset' ? 'reset the connection' : 'ended the connection'
    return `The endpoint ${verb} ${duration(at - written.at)} after the request without sending a byte${explained ? '' : ': it may want TLS, another path or host, or a proxy cut it off'}`
  }
  return failure ? failureSentence(story, place) : `${where} ended the connection before the request was written`
}

/** An HTTP/2 server that was sent HTTP/1.1: what else it offers stands in the SETTINGS it begins with. */
function http2Instead(where: string, bytes: Uint8Array): string {
  const settings = firstSettings(bytes)
  const begins = `${where} speaks HTTP/2 here, where an HTTP/1.1 Upgrade is not understood`
  const cure = 'offer only http/1.1 by ALPN, or use the port that speaks HTTP/1.1'
  if (settings === null) return `${begins}: ${cure}`
  if (settings.ENABLE_CONNECT_PROTOCOL === 1)
    return `${begins}; it offers WebSocket over HTTP/2: send the handshake over HTTP/2, or ${cure}`
  return `${begins}, and it does not offer WebSocket over HTTP/2 (no SETTINGS_ENABLE_CONNECT_PROTOCOL): ${cure}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
