import { isOfFrames, isOfOurRequest, type Verdict } from '../rules/rule'
import type { FailureCode } from '../transcript/failure'
import type { Story } from './story'
import type { AttemptOutcome } from './view'

const TIMED_OUT: readonly FailureCode[] = [
  'resolve-timeout',
  'connect-timeout',
  'proxy-timeout',
  'tls-timeout',
  'http2-timeout',
  'response-timeout',
  'idle-timeout',
  'closing-timeout',
]

/** What became of the attempt; null until it is known. Once answered by a status, nothing later changes it. */
export function outcomeOf(story: Story, verdicts: readonly Verdict[]): AttemptOutcome | null {
  if (story.openAt !== null) return verdicts.some(failsClients) ? 'invalid' : 'accepted'
  if (story.response) return 'refused'
  const { failure, ended, responseFailed } = story
  if (responseFailed?.notHttp) return 'not-http'
  if (responseFailed?.reason === 'limit') return responseFailed.head?.start.status ? 'refused' : 'not-http'
  if (failure) {
    if (failure.code === 'aborted') return 'aborted'
    if (failure.code === 'blocked') return 'blocked'
    if (TIMED_OUT.includes(failure.code)) return 'timed-out'
    // With TLS 1.3 an endpoint may refuse the handshake, for want of a client certificate, when for us it is over (RFC 8446 §4.4.2.4).
    if (failure.code === 'tls-alert' && story.firstByteAt === null) return 'unreachable'
    if (story.written === null && failure.phase !== 'response') return 'unreachable'
    // We end a stream of HTTP/2 on which no legal answer came; nobody stopped the attempt.
    if (story.http2 && failure.phase === 'response') return 'not-http'
  }
  if (ended?.how === 'abort' || (ended?.by === 'us' && ended.how !== 'timeout')) return 'aborted'
  if (ended?.how === 'timeout') return 'timed-out'
  // The connection stood and ended before a response head: no HTTP answer came.
  return failure || ended ? 'not-http' : null
}

/**
 * A client that conforms fails the connection on this answer (RFC 6455 §4.1, RFC 8441). What TLS was found to be is no part of the answer:
 * where an answer came all the same, the draft had waived it.
 */
export function failsClients(verdict: Verdict): boolean {
  return isFinding(verdict) && verdict.level === 'must' && verdict.effect === 'clients-fail' && !verdict.rule.startsWith('tls/')
}

/** A failed rule about the answer: neither about our own request, nor about the session that follows. */
function isFinding(verdict: Verdict): boolean {
  return verdict.outcome === 'fail' && !isOfOurRequest(verdict.rule) && !isOfFrames(verdict.rule)
}

/** A breach after which clients go on; what has no effect on a client is none. */
export function clientsTolerate(verdict: Verdict): boolean {
  return isFinding(verdict) && verdict.effect === 'clients-tolerate'
}
