import { bannerVersion } from './controller'
import { type AdvertisedSeen, stepOfPage, type TcpObservation } from './observation'
import type { TcpCause } from './tcp-cause'

const RESOLVER = 'Remoting JnlpAgentEndpointResolver'

const listenerPage = ({ advertised }: TcpObservation): AdvertisedSeen | null =>
  advertised.find(({ page, failure }) => page === 'tcpSlaveAgentListener' && failure === null) ?? null
const seenOn = (page: AdvertisedSeen, text: string) => [{ text: `${page.url}: ${text}`, step: stepOfPage(page) }]

/** What the controller's web pages tell agents, and whether it fits the port. */
export const PAGES: readonly TcpCause[] = [
  {
    id: 'jenkins-tcp/url-unreachable',
    title: 'The Jenkins URL cannot be reached from here',
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: ({ advertised }) => {
      const page = advertised.find(({ failure }) => failure !== null)
      return page?.failure ? seenOn(page, page.failure.detail) : null
    },
    cause:
      'Agents ask <Jenkins URL>/tcpSlaveAgentListener/ first, for port, identity and protocols. Without it they do not connect unless they are given everything (-direct, -instanceIdentity).',
    remedy: 'Check the URL, its certificate and the way to it.',
    source: RESOLVER,
  },
  {
    id: 'jenkins-tcp/port-disabled',
    title: 'The controller has no TCP port for agents',
    confidence: 'likely',
    basis: 'source',
    weight: 'problem',
    when: (seen) => {
      const page = listenerPage(seen)
      return page?.status === 404 && seen.advertised.some(({ headers }) => headers?.isJenkins)
        ? seenOn(page, '404, and the controller’s other pages are there')
        : null
    },
    cause: 'The page exists only while the port is on. On controllers with WebSocket agents only it is off, which is right.',
    remedy:
      'Use WebSocket agents (-webSocket), or set "TCP port for inbound agents" to a fixed port under Manage Jenkins, Security, Agents.',
    source: 'Jenkins TcpSlaveAgentListener: the page is its own',
  },
  {
    id: 'jenkins-tcp/other-port',
    title: (seen) => `The controller advertises port ${listenerPage(seen)?.headers?.port}, and ${seen.port} was probed`,
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: (seen) => {
      const page = listenerPage(seen)
      const port = page?.headers?.port
      return page && port && port !== seen.port ? seenOn(page, `X-Jenkins-JNLP-Port: ${port}`) : null
    },
    cause: 'Agents go to the advertised port, unless -tunnel says otherwise.',
    remedy:
      'Probe the advertised port. Where a load balancer maps another port to it, set the system property hudson.TcpSlaveAgentListener.port, or start agents with -tunnel host:port.',
    source: RESOLVER,
  },
  {
    id: 'jenkins-tcp/other-host',
    title: (seen) => `The controller advertises the host ${listenerPage(seen)?.headers?.host} for agents`,
    confidence: 'certain',
    basis: 'source',
    weight: 'notice',
    when: (seen) => {
      const page = listenerPage(seen)
      const host = page?.headers?.host
      return page && host && host.toLowerCase() !== seen.host.toLowerCase() ? seenOn(page, `X-Jenkins-JNLP-Host: ${host}`) : null
    },
    cause: 'Agents go to that host and not to the one of the URL.',
    remedy: 'Probe that host: it is where agents connect.',
    source: RESOLVER,
  },
  {
    id: 'jenkins-tcp/odd-port',
    title: 'The advertised port is no port',
    confidence: 'certain',
    basis: 'source',
    weight: 'problem',
    when: (seen) => {
      const page = listenerPage(seen)
      return page?.headers?.oddPort != null ? seenOn(page, `X-Jenkins-JNLP-Port: ${page.headers.oddPort}`) : null
    },
    cause: 'Agents want a number from 1 to 65535.',
    remedy: 'Look at the system property hudson.TcpSlaveAgentListener.port and at proxies that change header fields.',
    source: RESOLVER,
  },
  {
    id: 'jenkins-tcp/no-identity',
    title: 'The controller tells no usable X-Instance-Identity',
    confidence: 'certain',
    basis: 'source',
    weight: 'problem',
    when: (seen) => {
      const page = listenerPage(seen)
      if (page?.status !== 200 || !page.headers?.isJenkins) return null
      if (page.headers.oddIdentity) return seenOn(page, 'X-Instance-Identity is there and is no public key')
      return page.headers.identity === null ? seenOn(page, '200 without X-Instance-Identity') : null
    },
    cause:
      'Without the plugin instance-identity, or behind a proxy that drops the field, agents stop with "appears to be publishing an invalid X-Instance-Identity".',
    remedy: 'Install the plugin instance-identity, and let proxies pass the field.',
    source: RESOLVER,
  },
  {
    id: 'jenkins-tcp/not-a-controller',
    title: (seen) => `${listenerPage(seen)?.url} is no page of a controller`,
    confidence: 'likely',
    basis: 'source',
    weight: 'problem',
    when: (seen) => {
      const page = listenerPage(seen)
      return page?.status === 200 && page.headers !== null && !page.headers.isJenkins
        ? seenOn(page, '200 without any field of Jenkins')
        : null
    },
    cause: 'Agents say "is not Jenkins" there: a login page, a portal, or a proxy that answers for the controller.',
    remedy: 'Take the URL as Jenkins shows it, context path included, and let the proxy pass /tcpSlaveAgentListener/ without a login.',
    source: RESOLVER,
  },
  {
    id: 'jenkins-tcp/page-closed',
    title: (seen) => `${listenerPage(seen)?.url} is answered with ${listenerPage(seen)?.status}`,
    confidence: 'certain',
    basis: 'measured',
    weight: 'problem',
    when: (seen) => {
      const page = listenerPage(seen)
      const status = page?.status ?? 200
      if (!page || status === 200 || (status === 404 && seen.advertised.some(({ headers }) => headers?.isJenkins))) return null
      return seenOn(page, `${page.status}${page.location ? `, Location: ${page.location}` : ''}`)
    },
    cause: (seen) => closedBecause(listenerPage(seen)?.status ?? 0),
    remedy:
      'Exempt /tcpSlaveAgentListener/, /login and /jnlpJars/ from logins in front of Jenkins, and give agents the final https URL with its context path.',
    source: `${RESOLVER}: the status must be 200; redirects are followed within one scheme only`,
  },
  {
    id: 'jenkins-tcp/two-controllers',
    title: 'Port and URL tell two different versions of Jenkins',
    confidence: 'likely',
    basis: 'source',
    weight: 'problem',
    when: (seen) => {
      const page = seen.advertised.find(({ headers }) => headers?.version)
      const version = page?.headers?.version
      const listening = bannerVersion(seen)
      return page && version && listening && version !== listening
        ? [...seenOn(page, `X-Jenkins: ${version}`), { text: `Jenkins-Version: ${listening}`, step: 'banner' }]
        : null
    },
    cause: 'They lead to two controllers: an old address, another environment, or a load balancer that spreads over both.',
    remedy: 'Let both lead to the same controller.',
    source: 'Jenkins TcpSlaveAgentListener; header fields of Jenkins pages',
  },
]

function closedBecause(status: number): string {
  if (status === 401 || status === 403) return 'A login stands in front of the page, which is open to everyone in Jenkins itself.'
  if (status >= 300 && status < 400)
    return 'A redirect: agents follow it only while the scheme stays the same, and a login page behind it does not help them.'
  if (status === 404) return 'Nothing of Jenkins is here: the context path is missing, or a proxy has no route.'
  if (status === 503 || status === 502 || status === 504) return 'The controller is starting, down, or not reached by its proxy.'
  return 'Agents want 200 here.'
}
