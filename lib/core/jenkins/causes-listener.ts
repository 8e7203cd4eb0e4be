import { isListener, spokenBy, type TcpObservation } from './observation'
import { agentProtocol } from './protocols'
import type { TcpCause, TcpEvidence } from './tcp-cause'

const LISTENER = 'Jenkins TcpSlaveAgentListener; answers measured with Jenkins 2.578 and Remoting 3.36'

const spoken = (seen: TcpObservation, status: string) =>
  seen.protocols
    .filter((protocol) => spokenBy(protocol) === 'yes' && agentProtocol(protocol.name)?.status === status)
    .map(({ name }) => name)
const bannerOf = ({ banner }: TcpObservation) => (banner?.http?.kind === 'banner' ? banner.http : null)

/** What the listener says of itself and of each protocol. */
export const LISTENER_CAUSES: readonly TcpCause[] = [
  {
    id: 'jenkins-tcp/listener',
    title: ({ host, port, banner }) => {
      const version = banner?.http?.kind === 'banner' ? banner.http.version : null
      return `${host} port ${port} is the agent listener of Jenkins${version ? ` ${version}` : ''}`
    },
    confidence: 'certain',
    basis: 'measured',
    weight: 'good',
    when: (seen) => {
      if (!isListener(seen)) return null
      const banner = bannerOf(seen)
      if (banner) return [{ text: `GET is answered with Jenkins-Agent-Protocols: ${banner.protocols.join(', ')}`, step: 'banner' }]
      if (seen.ping?.answer.kind === 'ping') return [{ text: 'Protocol:Ping is answered with Ping', step: 'ping' }]
      const first = seen.protocols.find(({ answer }) => answer.kind !== 'silence' && answer.kind !== 'other')
      return first ? [{ text: `Protocol:${first.name} is answered as a controller does`, step: `protocol:${first.name}` }] : []
    },
    cause: 'The port speaks as the listener does.',
    remedy: 'Nothing is to be done.',
    source: LISTENER,
  },
  {
    id: 'jenkins-tcp/jnlp4-unknown',
    title: 'The controller does not know JNLP4-connect',
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: (seen) => {
      const instead = seen.jnlp4?.instead?.kind
      const by = seen.protocols.find(({ name }) => name === 'JNLP4-connect')
      if (instead === 'unknown') return [{ text: 'It answered with "Unknown protocol"', step: 'jnlp4' }]
      return by && spokenBy(by) === 'no' ? [{ text: 'It answered with "Unknown protocol"', step: 'protocol:JNLP4-connect' }] : null
    },
    cause:
      'Jenkins has it since 2.27. An older controller, or one whose agent protocols were configured without it, takes none of today’s TCP agents.',
    remedy: 'Update the controller; up to 2.482 switch JNLP4-connect on under Manage Jenkins, Security, Agents.',
    source: LISTENER,
  },
  {
    id: 'jenkins-tcp/protocol-disabled',
    title: (seen) => `The controller has ${disabledNames(seen).join(', ')} switched off`,
    confidence: 'certain',
    basis: 'source',
    weight: 'notice',
    when: (seen) => {
      const names = disabledNames(seen)
      return names.length > 0
        ? names.map((name) => ({ text: `It answered with "Disabled protocol" to ${name}`, step: stepOf(name) }))
        : null
    },
    cause: 'Agent protocols can be switched off one by one in Jenkins 2.16 to 2.482. For the old ones that is right.',
    remedy: 'Where it is JNLP4-connect, switch it on under Manage Jenkins, Security, Agents, Agent protocols. Leave the others off.',
    source: LISTENER,
  },
  {
    id: 'jenkins-tcp/legacy-protocol',
    title: (seen) => `The controller still speaks ${spoken(seen, 'deprecated').join(', ')}`,
    confidence: 'certain',
    basis: 'measured',
    weight: 'notice',
    when: (seen) => evidenceOf(spoken(seen, 'deprecated')),
    cause:
      'Deprecated protocols send secrets in clear text, use a thread for each connection or have errors that are not mended; Jenkins 2.214 dropped those of agents, 2.165 those of the command line interface.',
    remedy: 'Let agents use JNLP4-connect or WebSocket, switch the old ones off, and update the controller.',
    source: 'Remoting documentation of its protocols; Jenkins changelog',
  },
  {
    id: 'jenkins-tcp/plaintext-protocol',
    title: 'JNLP4-plaintext is spoken: no release of Jenkins does that',
    confidence: 'certain',
    basis: 'source',
    weight: 'problem',
    when: (seen) => evidenceOf(spoken(seen, 'test')),
    cause: 'The protocol was made for measurements inside Remoting 3.0 to 3.36 and sends secrets in clear text.',
    remedy: 'Find out what listens here, and send no secret to it.',
    source: 'Remoting documentation of its protocols',
  },
  {
    id: 'jenkins-tcp/proxy-protocol',
    title: 'The controller is one replica of a CloudBees controller in high availability',
    confidence: 'likely',
    basis: 'source',
    weight: 'notice',
    when: (seen) => {
      const listed = bannerOf(seen)?.protocols.includes('JNLP4-connect-proxy')
      return listed ? [{ text: 'It lists JNLP4-connect-proxy', step: 'banner' }] : evidenceOf(spoken(seen, 'vendor'))
    },
    cause: 'Its replicas hand agents to each other, and disconnect them on purpose now and then.',
    remedy: 'Nothing is to be done: agents come back at once.',
    source: 'Remoting JnlpProtocol4ProxyHandler',
  },
  {
    id: 'jenkins-tcp/old-jenkins',
    title: 'The controller is older than Jenkins 2.263',
    confidence: 'certain',
    basis: 'source',
    weight: 'notice',
    when: ({ protocols }) => {
      const told = protocols.find(({ answer }) => answer.kind === 'unknown' && answer.named !== null)
      return told ? [{ text: 'It repeats the name of an unknown protocol', step: `protocol:${told.name}` }] : null
    },
    cause: 'Later releases no longer repeat what was sent to them.',
    remedy: 'Update the controller.',
    source: 'Jenkins TcpSlaveAgentListener',
  },
  {
    id: 'jenkins-tcp/address-translated',
    title: 'The way to the controller translates addresses',
    confidence: 'certain',
    basis: 'measured',
    weight: 'notice',
    when: (seen) => {
      const banner = bannerOf(seen)
      const evidence: TcpEvidence[] = []
      if (banner?.client && seen.ourAddress && plain(banner.client) !== plain(seen.ourAddress)) {
        evidence.push({ text: `It sees us come from ${banner.client}; we connected from ${seen.ourAddress}`, step: 'banner' })
      }
      if (banner?.server && seen.address && plain(banner.server) !== plain(seen.address)) {
        evidence.push({ text: `The connection arrived at ${banner.server}; we connected to ${seen.address}`, step: 'banner' })
      }
      return evidence.length > 0 ? evidence : null
    },
    cause:
      'A load balancer, a port mapping of a container or a NAT stands between. That works, as long as it forwards plain TCP and keeps idle connections.',
    remedy:
      'Keep its idle time above the interval of pings between controller and agent (five minutes by default), and forward the port unchanged.',
    source: LISTENER,
  },
  {
    id: 'jenkins-tcp/listener-not-found',
    title: 'The agent listener answers GET with 404',
    confidence: 'likely',
    basis: 'measured',
    weight: 'notice',
    when: ({ banner }) =>
      banner?.http?.kind === 'http' && banner.http.listenerNotFound ? [{ text: banner.http.statusLine, step: 'banner' }] : null,
    cause: 'Jenkins answers so to any path but /: something between changed the request.',
    remedy: 'Forward the port as plain TCP.',
    source: LISTENER,
  },
  {
    id: 'jenkins-tcp/not-tried',
    title: 'Name and secret were not tried',
    confidence: 'certain',
    basis: 'source',
    weight: 'notice',
    when: (seen) =>
      isListener(seen) && seen.nodeName === null && seen.jnlp4?.headers?.ok
        ? [{ text: 'The controller sent its connection headers, as it does to everyone', step: 'jnlp4' }]
        : null,
    cause: 'Without them the probe sees that the port speaks JNLP4-connect, and not whether a node may connect.',
    remedy: 'Give node name and secret: the controller decides on them, and the probe withdraws before the node comes online.',
    source: 'Remoting ConnectionHeadersFilterLayer: each side sends its headers without waiting',
  },
]

function disabledNames(seen: TcpObservation): string[] {
  const names = seen.protocols.filter((protocol) => spokenBy(protocol) === 'disabled').map(({ name }) => name)
  return seen.jnlp4?.instead?.kind === 'disabled' && !names.includes('JNLP4-connect') ? ['JNLP4-connect', ...names] : names
}

function evidenceOf(names: readonly string[]): TcpEvidence[] | null {
  return names.length > 0
    ? names.map((name) => ({ text: `It takes the name ${name} and does not refuse it as unknown`, step: stepOf(name) }))
    : null
}

function stepOf(name: string): string {
  return name === 'JNLP4-connect' ? 'jnlp4' : `protocol:${name}`
}

/** Java writes IPv6 zones and v4-mapped forms in its own way. */
function plain(address: string): string {
  return address
    .toLowerCase()
    .replace(/^::ffff:/, '')
    .replace(/%.*$/, '')
    .replace(/^(0:){7}1$/, '::1')
}
