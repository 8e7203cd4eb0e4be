import { type Spoken, spokenBy, type TcpObservation } from './observation'
import { AGENT_PROTOCOLS, agentProtocol, type ProtocolStatus } from './protocols'
import { releasesByMinimum, type VersionEvidence, versionRange } from './versions'

/** What is known of the controller behind the port. */
export type ControllerView = {
  /** As it tells it itself. */
  readonly version: string | null
  /** What all signs together allow; null where there are none, or where they contradict each other. */
  readonly range: { readonly from: string | null; readonly to: string | null } | null
  readonly evidence: readonly VersionEvidence[]
  readonly session: string | null
  readonly client: string | null
  readonly server: string | null
  readonly remotingMinimumVersion: string | null
}

export type ProtocolView = {
  readonly name: string
  readonly status: ProtocolStatus | 'unknown'
  /** Whether the controller lists it; null where it lists none. */
  readonly listed: boolean | null
  /** Whether it was found spoken; null where it was not asked for. */
  readonly spoken: Spoken | null
  readonly about: string
  readonly advice: string | null
}

export function bannerVersion({ banner }: TcpObservation): string | null {
  return banner?.http?.kind === 'banner' ? banner.http.version : null
}

/** Puts together what banner, answers and headers tell of the controller's version. */
export function controllerOf(seen: TcpObservation): ControllerView {
  const banner = seen.banner?.http?.kind === 'banner' ? seen.banner.http : null
  const page = seen.advertised.find(({ headers }) => headers?.isJenkins)?.headers ?? null
  const evidence = evidenceOf(seen)
  return {
    version: banner?.version ?? page?.version ?? null,
    range: versionRange(evidence),
    evidence,
    session: banner?.session ?? null,
    client: banner?.client ?? null,
    server: banner?.server ?? null,
    remotingMinimumVersion: banner?.remotingMinimumVersion ?? page?.remotingMinimumVersion ?? null,
  }
}

/** Every protocol that was listed or asked for, in the order of the catalogue, then those it does not have. */
export function protocolsOf(seen: TcpObservation): ProtocolView[] {
  const banner = seen.banner?.http?.kind === 'banner' ? seen.banner.http : null
  const listed = banner?.protocols ?? seen.advertised.find(({ headers }) => headers?.protocols)?.headers?.protocols ?? null
  const asked = new Map<string, Spoken>(seen.protocols.map((protocol) => [protocol.name, spokenBy(protocol)]))
  if (seen.ping && seen.ping.failure === null) asked.set('Ping', spokenBy({ ...seen.ping, name: 'Ping' }))
  if (seen.jnlp4) asked.set('JNLP4-connect', jnlp4Spoken(seen.jnlp4))
  const names = new Set([...AGENT_PROTOCOLS.map(({ name }) => name), ...(listed ?? []), ...asked.keys()])
  return [...names]
    .filter((name) => asked.has(name) || listed?.includes(name))
    .map((name) => {
      const known = agentProtocol(name)
      return {
        name,
        status: known?.status ?? 'unknown',
        listed: listed?.includes(name) ?? null,
        spoken: asked.get(name) ?? null,
        about: known?.about ?? 'A name that no release of Jenkins is known to have: a plugin’s, perhaps.',
        advice: known?.advice ?? null,
      }
    })
}

function jnlp4Spoken({ acknowledged, instead }: NonNullable<TcpObservation['jnlp4']>): Spoken {
  if (acknowledged) return 'yes'
  return instead?.kind === 'unknown' ? 'no' : instead?.kind === 'disabled' ? 'disabled' : 'unclear'
}

function evidenceOf(seen: TcpObservation): VersionEvidence[] {
  const { banner, protocols, jnlp4, ping } = seen
  const found: VersionEvidence[] = []
  const add = (says: string, from: string | null, to: string | null) => found.push({ says, from, to })
  const http = banner?.http
  if (http?.kind === 'banner') {
    add('GET is answered with a banner, since 2.17', '2.17', null)
    if (http.nosniff) add('The banner has X-Content-Type-Options: nosniff, since 2.417', '2.417', null)
    else add('The banner has no X-Content-Type-Options, up to 2.416', null, '2.416')
    const minimum = http.remotingMinimumVersion
    const releases = minimum === null ? null : releasesByMinimum(minimum)
    if (minimum !== null) add('The banner tells the oldest Remoting, since 2.104', '2.104', null)
    if (releases) add(`It takes Remoting ${minimum} and later`, releases.from, releases.to)
  }
  if (http?.kind === 'http' && http.listenerNotFound === 'lf') add('Its 404 has bare line feeds, since 2.548', '2.548', null)
  if (http?.kind === 'http' && http.listenerNotFound === 'crlf') add('Its 404 has CR LF, up to 2.547', null, '2.547')
  if (ping?.answer.kind === 'ping') add('Ping is spoken, since 1.653', '1.653', null)
  const refused = [...protocols.map(({ answer }) => answer), ...(jnlp4?.instead ? [jnlp4.instead] : [])]
  if (refused.some((answer) => answer.kind === 'unknown' && answer.named === null)) {
    add('An unknown protocol is refused without its name, since 2.263', '2.263', null)
  }
  if (refused.some((answer) => answer.kind === 'unknown' && answer.named !== null)) {
    add('An unknown protocol is refused with its name, up to 2.262', null, '2.262')
  }
  if (refused.some((answer) => answer.kind === 'disabled')) add('A protocol is switched off, in 2.16 to 2.482', '2.16', '2.482')
  const spoken = protocols.filter((protocol) => spokenBy(protocol) === 'yes').map(({ name }) => name)
  if (spoken.some((name) => /^JNLP[23]?-connect$/.test(name)))
    add('A protocol of agents before JNLP4 is spoken, up to 2.213', null, '2.213')
  if (spoken.some((name) => /^CLI2?-connect$/.test(name)))
    add('The command line interface over Remoting is spoken, up to 2.164', null, '2.164')
  if (jnlp4?.acknowledged) add('JNLP4-connect is spoken, since 2.27', '2.27', null)
  if (jnlp4?.headers?.cookieName === 'Cookie') add('Its headers name the cookie "Cookie", up to 2.281', null, '2.281')
  if (jnlp4?.headers?.cookieName === 'JnlpAgentProtocol.cookie')
    add('Its headers name the cookie "JnlpAgentProtocol.cookie", since 2.282', '2.282', null)
  return found
}
