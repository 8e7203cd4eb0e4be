import 'server-only'
import type { Banner, OtherHttp } from '@/lib/core/jenkins/banner'
import type { FirstAnswer } from '@/lib/core/jenkins/first-answer'
import { type AdvertisedSeen, type Asked, type Jnlp4Seen, type LineEnd, type ProtocolSeen, spokenBy } from '@/lib/core/jenkins/observation'
import type { ProbeStepState } from '@/lib/core/jenkins/probe-view'
import type { AgentProtocol } from '@/lib/core/jenkins/protocols'

type Says = [state: ProbeStepState, says: string]

/** What came of GET. */
export function bannerSays({ failure, answer, end, waitedMs }: Asked, http: Banner | OtherHttp | null): Says {
  if (failure !== null) return ['failed', `Not connected: ${failure.detail}`]
  if (http?.kind === 'banner') {
    const version = http.version === null ? 'a controller that tells no version' : `Jenkins ${http.version}`
    return ['passed', `It is ${version} and lists ${http.protocols.join(', ') || 'no protocol'}`]
  }
  if (http?.listenerNotFound) return ['noticed', `It answered ${http.statusLine}, as the agent listener does to other paths`]
  if (http) return ['failed', `It answered ${http.statusLine}: an HTTP server, not the agent listener`]
  return ['failed', `${cap(answered(answer, end, waitedMs))}: a controller would answer with its version`]
}

/** What came of Ping. */
export function pingSays({ failure, answer, end, waitedMs }: Asked): Says {
  if (failure !== null) return ['failed', `Not connected: ${failure.detail}`]
  if (answer.kind === 'ping') return ['passed', 'It answered Ping']
  return [answer.kind === 'unknown' ? 'noticed' : 'failed', `Expected "Ping": ${answered(answer, end, waitedMs)}`]
}

/** What came of asking for a protocol by name. */
export function protocolSays(seen: ProtocolSeen, known: AgentProtocol | null): Says {
  const { failure, answer, end, waitedMs } = seen
  if (failure !== null) return ['failed', `Not connected: ${failure.detail}`]
  const deprecated = known?.status === 'deprecated' || known?.status === 'test'
  switch (spokenBy(seen)) {
    case 'no':
      return ['passed', deprecated ? 'Not spoken, which is right' : 'Not spoken']
    case 'disabled':
      return ['passed', 'Known and switched off']
    case 'yes': {
      const how =
        answer.kind === 'silence'
          ? `it waits for credentials (nothing came within ${waitedMs} ms, an unknown name is refused at once)`
          : answered(answer, end, waitedMs)
      return [deprecated ? 'noticed' : 'passed', deprecated ? `Spoken, and deprecated: ${how}` : `Spoken: ${how}`]
    }
    default:
      return ['noticed', `Not clear: ${answered(answer, end, waitedMs)}`]
  }
}

/** What came of JNLP4-connect. */
export function jnlp4Says(seen: Jnlp4Seen, identity: string | null): Says {
  const { failure, verdict, tls, instead, awaited, end, waitedMs } = seen
  if (verdict?.kind === 'accepted') {
    const withdrawn = verdict.withdrawn ? 'the controller confirmed with BYE' : 'the controller did not confirm it'
    return ['passed', `Name and secret are accepted. The probe withdrew, and ${withdrawn}: the node does not come online`]
  }
  if (verdict?.kind === 'refused') return ['failed', `Refused${verdict.permanent ? ' for good' : ''}: ${verdict.reason}`]
  if (failure !== null)
    return ['failed', failure.phase === 'tls' ? `Acknowledged, and TLS failed: ${failure.detail}` : `Not connected: ${failure.detail}`]
  if (!seen.acknowledged) return ['failed', `Not acknowledged: ${answered(instead ?? { kind: 'silence' }, end, waitedMs)}`]
  if (tls && identity !== null && tls.spki !== identity) {
    return ['failed', `The key of the certificate (${tls.subject}) is not the one of X-Instance-Identity: nothing more was sent`]
  }
  if (awaited !== null)
    return [
      'failed',
      `${end === 'open' ? `Nothing came within ${waitedMs} ms` : 'The connection ended'} while the probe waited for ${awaited}`,
    ]
  if (seen.headers && !seen.headers.ok)
    return ['failed', `TLS stands, and the headers of the controller cannot be read: ${seen.headers.detail}`]
  const key = identity === null ? '' : ', with the key of X-Instance-Identity'
  return [
    'passed',
    `Acknowledged, TLS stands (${tls?.version})${key}, and the controller sent its headers. No name and secret were given, so none was sent`,
  ]
}

/** What came of a page of the controller. */
export function pageSays({ page, failure, status, location, headers, verified }: AdvertisedSeen): Says {
  if (failure !== null) return ['failed', `Not read: ${failure.detail}`]
  const trust = verified === false ? '. Its certificate does not verify here, so what it tells may be anybody’s' : ''
  if (status !== 200) {
    const usual = page === 'tcpSlaveAgentListener' && status === 404 ? ': the TCP port is off, or this is no controller' : ''
    return ['noticed', `Status ${status}${location === null ? '' : `, Location ${location}`}${usual}${trust}`]
  }
  if (!headers?.isJenkins) return ['failed', `Status 200 without any field of Jenkins${trust}`]
  const told = [
    headers.port === null ? null : `port ${headers.port}`,
    headers.host === null ? null : `host ${headers.host}`,
    headers.identity === null ? null : headers.oddIdentity ? 'an identity that is no key' : 'its identity',
    headers.protocols === null ? null : `protocols ${headers.protocols.join(', ')}`,
    headers.version === null ? null : `version ${headers.version}`,
  ].filter((part) => part !== null)
  return [verified === false ? 'noticed' : 'passed', `It tells ${told.join(', ') || 'nothing for agents'}${trust}`]
}

function answered(answer: FirstAnswer, end: LineEnd, waitedMs: number): string {
  switch (answer.kind) {
    case 'silence':
      return end === 'open'
        ? `nothing came within ${waitedMs} ms`
        : `it ended the connection (${end === 'rst' ? 'reset' : 'FIN'}) without a word`
    case 'ping':
      return 'it answered Ping'
    case 'acknowledged':
      return 'it acknowledged (0003 "ACK")'
    case 'negotiate':
      return 'it answered Negotiate'
    case 'welcome':
      return 'it answered Welcome'
    case 'unknown':
      return `it answered "Unknown protocol"${answer.named === null ? '' : ` and repeated ${JSON.stringify(answer.named)}`}`
    case 'disabled':
      return 'it answered "Disabled protocol"'
    case 'unrecognized':
      return `it did not recognise the request: ${JSON.stringify(answer.text)}`
    case 'tls-alert':
      return 'a TLS alert came'
    case 'http':
    case 'ssh':
      return `it answered ${JSON.stringify(answer.line)}`
    case 'other':
      return `it answered ${JSON.stringify(answer.text)}`
    default:
      return answer satisfies never
  }
}

function cap(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
