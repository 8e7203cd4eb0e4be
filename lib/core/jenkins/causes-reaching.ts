import { isListener, isSilent, type TcpObservation } from './observation'
import type { TcpCause } from './tcp-cause'

const REACH =
  'Remoting JnlpAgentEndpointResolver: an agent tries the port for five seconds and says "provided port:<n> is not reachable on host <h>"'

/** The port does not answer at all, or not as a controller's. */
export const REACHING: readonly TcpCause[] = [
  {
    id: 'jenkins-tcp/blocked',
    title: ({ host, port }) => `The network policy of this installation does not allow ${host} port ${port}`,
    confidence: 'certain',
    basis: 'source',
    weight: 'problem',
    when: ({ failure }) => (failure?.code === 'blocked' ? [{ text: failure.detail, step: 'connect' }] : null),
    cause: 'Metadata services of clouds and the port that this installation itself listens on are never connected to.',
    remedy: 'Probe the address agents use. Where this address is meant, run the probe on another machine.',
    source: 'Network policy of this installation, see Settings',
  },
  {
    id: 'jenkins-tcp/name-not-found',
    title: ({ host }) => `The name ${host} does not resolve here`,
    confidence: 'certain',
    basis: 'source',
    weight: 'problem',
    when: ({ failure }) =>
      failure?.phase === 'resolve' && failure.code !== 'blocked' ? [{ text: failure.detail, step: 'connect' }] : null,
    cause: 'The resolver of this machine knows no address of the name. Agents on other machines may have another resolver.',
    remedy:
      'Check the name. Where the controller advertises it (X-Jenkins-JNLP-Host, or the host of the Jenkins URL), let it advertise one that agents can resolve, or start agents with -tunnel host:port.',
    source: 'Remoting JnlpAgentEndpointResolver',
  },
  {
    id: 'jenkins-tcp/port-refused',
    title: ({ host, port }) => `Nobody listens on ${host} port ${port}`,
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: ({ failure }) => (failure?.code === 'connection-refused' ? [{ text: failure.detail, step: 'connect' }] : null),
    cause:
      'The machine refused the connection: the TCP port for inbound agents is off or another one, or a load balancer or container does not forward this port.',
    remedy:
      'In Manage Jenkins, Security, Agents, set "TCP port for inbound agents" to a fixed port, and publish the same port in the container, service and load balancer (50000 by convention). Where no port can be opened, use WebSocket agents.',
    source: REACH,
  },
  {
    id: 'jenkins-tcp/port-unreachable',
    title: ({ host, port }) => `${host} port ${port} cannot be reached`,
    confidence: 'likely',
    basis: 'reported',
    weight: 'problem',
    when: ({ failure }) =>
      failure !== null && failure.phase === 'connect' && failure.code !== 'connection-refused' && failure.code !== 'blocked'
        ? [{ text: failure.detail, step: 'connect' }]
        : null,
    cause:
      'No answer to the connection: a firewall or security group drops it, the load balancer does not forward the port, or the name leads to an HTTP proxy that has no such port.',
    remedy:
      'Open the port from the agents to the controller. Where the web host is not the agent host, set the system property hudson.TcpSlaveAgentListener.hostName (told as X-Jenkins-JNLP-Host) or start agents with -tunnel host:port. WebSocket agents need no extra port.',
    source: REACH,
  },
  {
    id: 'jenkins-tcp/tls-terminator',
    title: ({ host, port }) => `${host} port ${port} wants TLS from the first octet: something in front of the controller ends TLS there`,
    confidence: 'likely',
    basis: 'source',
    weight: 'problem',
    when: ({ tlsFirst, banner }) => {
      if (tlsFirst?.ok) {
        const behind = tlsFirst.banner
        const inside =
          behind?.kind === 'banner' ? `Inside it, Jenkins ${behind.version ?? ''} answered GET` : `Inside it: ${tlsFirst.detail}`
        return [
          { text: 'A TLS handshake from the first octet succeeded', step: 'tls-first' },
          { text: inside, step: 'tls-first' },
        ]
      }
      return banner?.answer.kind === 'tls-alert' ? [{ text: 'A TLS alert came in answer to GET in clear text', step: 'banner' }] : null
    },
    cause:
      'Agents begin in clear text and start TLS themselves, with the controller as the other end. A proxy or load balancer that ends TLS cannot take that, and would hide the controller’s own certificate.',
    remedy:
      'Forward the port as plain TCP (layer 4: nginx stream, HAProxy mode tcp, an NLB) without TLS, or use WebSocket agents through the HTTPS port.',
    source: 'Remoting JnlpProtocol4Handler: TLS begins after the protocol name and the acknowledgement',
  },
  {
    id: 'jenkins-tcp/silent',
    title: ({ host, port }) => `${host} port ${port} takes the connection and says nothing`,
    confidence: 'possible',
    basis: 'measured',
    weight: 'problem',
    when: (seen) =>
      isSilent(seen) && !seen.tlsFirst?.ok
        ? [{ text: `Nothing came in answer to GET within ${seen.banner?.waitedMs ?? 0} ms`, step: 'banner' }, ...quietPing(seen)]
        : null,
    cause:
      'A controller answers GET on its agent port at once. Silence is a TLS terminator that waits for a ClientHello, another service, a load balancer without a living backend, or a controller that hangs.',
    remedy:
      'See on the controller’s machine who listens on the port, and whether the controller is alive (its web pages, a thread dump). Let load balancers forward the port as plain TCP with a check of its own.',
    source: 'Measured with Jenkins 2.578: GET is answered, HEAD, POST and a TLS ClientHello are not',
  },
  {
    id: 'jenkins-tcp/web-port',
    title: ({ host, port }) => `${host} port ${port} is the web port of Jenkins, not the port for agents`,
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: (seen) => {
      const http = httpOf(seen)
      const mark = http?.fields.find(([name]) => /^x-(jenkins|hudson)(-|$)/i.test(name))
      return mark ? [{ text: `${http?.statusLine}, ${mark[0]}: ${mark[1]}`, step: 'banner' }] : null
    },
    cause:
      'The answer has header fields of Jenkins’ web server. Agents over TCP need the listener of its own, which speaks no HTTP but to GET.',
    remedy:
      'Take the port from <Jenkins URL>/tcpSlaveAgentListener/ (X-Jenkins-JNLP-Port), or give this probe the Jenkins URL. WebSocket agents use the web port.',
    source: 'Jenkins TcpSlaveAgentListener; header fields of Jenkins pages',
  },
  {
    id: 'jenkins-tcp/http-server',
    title: ({ host, port }) => `${host} port ${port} is an HTTP server, not the agent listener`,
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: (seen) => {
      const http = httpOf(seen)
      if (!http || http.listenerNotFound !== null || http.fields.some(([name]) => /^x-(jenkins|hudson)(-|$)/i.test(name))) return null
      const server = http.fields.find(([name]) => name.toLowerCase() === 'server')
      return [{ text: `${http.statusLine}${server ? `, Server: ${server[1]}` : ''}`, step: 'banner' }]
    },
    cause:
      'An HTTP answer without the lines of the agent listener: a web server, or a proxy that works on layer 7, stands here. It cannot forward agents over TCP.',
    remedy: 'Forward the agent port as plain TCP (layer 4), or use WebSocket agents through this server.',
    source: 'Jenkins TcpSlaveAgentListener answers GET with Jenkins-Agent-Protocols',
  },
  {
    id: 'jenkins-tcp/ssh-port',
    title: ({ host, port }) => `${host} port ${port} is an SSH server`,
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: ({ banner }) => (banner?.answer.kind === 'ssh' ? [{ text: banner.answer.line, step: 'banner' }] : null),
    cause: 'It began with an SSH identification. Jenkins has a port for SSH (its command line interface) besides the one for agents.',
    remedy: 'Take the agent port from <Jenkins URL>/tcpSlaveAgentListener/ (X-Jenkins-JNLP-Port).',
    source: 'RFC 4253 §4.2',
  },
  {
    id: 'jenkins-tcp/something-else',
    title: ({ host, port }) => `What listens on ${host} port ${port} is no agent listener of Jenkins`,
    confidence: 'likely',
    basis: 'measured',
    weight: 'problem',
    when: (seen) => {
      const { banner } = seen
      if (banner === null || isListener(seen) || seen.tlsFirst?.ok) return null
      if (banner.answer.kind === 'other') return [{ text: `It answered GET with ${JSON.stringify(banner.answer.text)}`, step: 'banner' }]
      const ended = banner.answer.kind === 'silence' && banner.end !== 'open'
      return ended ? [{ text: `It ended the connection (${banner.end === 'rst' ? 'reset' : 'FIN'}) without a word`, step: 'banner' }] : null
    },
    cause:
      'A controller answers GET on its agent port with its version. Another service, or a load balancer that has no living backend, listens here.',
    remedy:
      'Check host and port. See on that machine who listens there; let the load balancer’s check of this port tell whether its backend lives.',
    source: 'Measured with Jenkins 2.578',
  },
]

function httpOf({ banner }: TcpObservation) {
  return banner?.http?.kind === 'http' ? banner.http : null
}

function quietPing({ ping }: TcpObservation) {
  return ping ? [{ text: `Nothing came in answer to Protocol:Ping within ${ping.waitedMs} ms`, step: 'ping' }] : []
}
