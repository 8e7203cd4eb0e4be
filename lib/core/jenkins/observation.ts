import type { Banner, OtherHttp } from './banner'
import type { FirstAnswer } from './first-answer'
import type { ListenerHeaders } from './listener-headers'

/** Why something could not be reached, by the codes of the transcript. */
export type ProbeFailure = { readonly phase: string; readonly code: string; readonly detail: string }
/** How a connection stood when no more was read: the other side ended it, reset it, or it was still open. */
export type LineEnd = 'fin' | 'rst' | 'open'

/** What came in answer to the first octets of one connection; `waitedMs` is how long silence was listened to. */
export type Asked = {
  readonly failure: ProbeFailure | null
  readonly answer: FirstAnswer
  readonly end: LineEnd
  readonly waitedMs: number
}

export type BannerSeen = Asked & { readonly http: Banner | OtherHttp | null }

/** One protocol that was asked for by name. */
export type ProtocolSeen = Asked & { readonly name: string }

/** How far JNLP4-connect went. */
export type Jnlp4Seen = {
  readonly failure: ProbeFailure | null
  readonly acknowledged: boolean
  /** What came instead of the acknowledgement. */
  readonly instead: FirstAnswer | null
  readonly tls: {
    readonly version: string | null
    readonly subject: string
    readonly validFrom: string
    readonly validTo: string
    /** SubjectPublicKeyInfo as base64. */
    readonly spki: string
  } | null
  /** TLS failed with today's versions and came about with 1.0 or 1.1. */
  readonly onlyOldTls: boolean
  readonly headers: { readonly ok: boolean; readonly detail: string | null; readonly cookieName: string | null } | null
  /** Null where no name and secret were given, or the controller did not get that far. */
  readonly verdict:
    | { readonly kind: 'accepted'; readonly odd: string | null; readonly withdrawn: boolean }
    | { readonly kind: 'refused'; readonly permanent: boolean; readonly reason: string }
    | null
  /** What was waited for when it ended, in words; null where it went as far as was meant. */
  readonly awaited: string | null
  readonly stage: string
  readonly end: LineEnd
  readonly waitedMs: number
}

/** What the controller's web pages tell agents. */
export type AdvertisedSeen = {
  readonly url: string
  readonly failure: ProbeFailure | null
  readonly status: number | null
  readonly location: string | null
  readonly page: 'tcpSlaveAgentListener' | 'login'
  readonly headers: ListenerHeaders | null
  /** The certificate of the page was accepted; null over http. */
  readonly verified: boolean | null
}

/** Everything one probe saw; what was not tried is null. */
export type TcpObservation = {
  readonly host: string
  readonly port: number
  readonly address: string | null
  readonly ourAddress: string | null
  readonly nodeName: string | null
  readonly failure: ProbeFailure | null
  readonly banner: BannerSeen | null
  readonly ping: Asked | null
  /** TLS from the first octet, tried where nothing else was understood; `banner` is what stood behind it. */
  readonly tlsFirst: { readonly ok: boolean; readonly detail: string; readonly banner: Banner | OtherHttp | null } | null
  readonly protocols: readonly ProtocolSeen[]
  readonly jnlp4: Jnlp4Seen | null
  readonly advertised: readonly AdvertisedSeen[]
}

/** Whether the port was seen to speak as the TCP agent listener does. */
export function isListener({ banner, ping, protocols, jnlp4 }: TcpObservation): boolean {
  const http = banner?.http
  if (http?.kind === 'banner' || (http?.kind === 'http' && http.listenerNotFound !== null)) return true
  if (ping?.answer.kind === 'ping' || jnlp4?.acknowledged) return true
  return protocols.some(({ answer }) => ['unknown', 'disabled', 'unrecognized', 'acknowledged', 'negotiate'].includes(answer.kind))
}

/** Whether not one octet came back on any connection. */
export function isSilent({ banner, ping, protocols, jnlp4, failure }: TcpObservation): boolean {
  if (failure !== null || banner === null) return false
  const quiet = (asked: Asked | null) =>
    asked === null || (asked.failure === null && asked.answer.kind === 'silence' && asked.end === 'open')
  return quiet(banner) && quiet(ping) && protocols.every(quiet) && !jnlp4?.acknowledged
}

/** The step of the probe in which a page was read. */
export function stepOfPage({ page }: AdvertisedSeen): string {
  return page === 'login' ? 'advertised-login' : 'advertised'
}

/** The identity the controller tells on its pages, where it is a key. */
export function advertisedIdentity({ advertised }: TcpObservation): string | null {
  for (const { headers } of advertised) {
    if (headers?.identity && !headers.oddIdentity) return headers.identity.replace(/\s/g, '')
  }
  return null
}

export type Spoken = 'yes' | 'no' | 'disabled' | 'unclear'

/** Whether a protocol is spoken, from the answer to its name: an unknown one is refused at once with a line. */
export function spokenBy(seen: ProtocolSeen): Spoken {
  if (seen.failure !== null) return 'unclear'
  switch (seen.answer.kind) {
    case 'unknown':
      return 'no'
    case 'disabled':
      return 'disabled'
    case 'acknowledged':
    case 'negotiate':
    case 'welcome':
    case 'ping':
      return 'yes'
    case 'silence':
      // JNLP1 and JNLP2 wait for credentials; whoever ends the connection without a word does not.
      return seen.end === 'open' && ['JNLP-connect', 'JNLP2-connect', 'JNLP4-connect-proxy'].includes(seen.name) ? 'yes' : 'unclear'
    default:
      return 'unclear'
  }
}
