import type { Change } from '../../../changes/change'

import type { Look, Seen } from '../../look'
import type { Basis, Confidence, Diagnosis, Layer } from '../../pack'
import { noMarkOfJenkins, SOURCE, toAgents } from './marks'

type InFront = {
  readonly id: string
  readonly rows: readonly string[]
  readonly status: readonly number[]
  readonly says: Diagnosis['says']
  readonly layer: Layer
  readonly cause: string
  readonly remedy: string
  readonly basis?: Basis
  readonly confidence?: Confidence
  /** What else has to be seen. */
  readonly seen?: (look: Look) => Seen | null
  readonly change?: (look: Look) => Change | null
  readonly source?: string
}

/** An answer to an agent's request that something in front of Jenkins gave: what that means for agents. Who it was, other packs say. */
const inFront = ({ id, status, seen, basis = 'measured', confidence = 'possible', source, ...rest }: InFront): Diagnosis => ({
  id: `jenkins/${id}`,
  ...rest,
  basis,
  confidence,
  when: (look) =>
    look.status === null || !status.includes(look.status)
      ? [null]
      : [look.isStatus(...status), toAgents(look), noMarkOfJenkins(look), ...(seen ? [seen(look)] : [])],
  also: (look) => [look.has('server'), look.has('via')],
  source: source ?? `${SOURCE}; measured with nginx 1.22.1, Apache 2.4.71 and HAProxy 2.6 in front`,
})

const trailingSlash = (look: Look): Change | null => {
  const target = look.artifacts.target
  if (!target || !/\/wsagents$/.test(target.resource)) return null
  return {
    title: 'With the slash at the end: /wsagents/',
    sideEffect: 'What the request does otherwise: with the upgrade, a 101 brings the node online.',
    edits: [{ draft: { url: `${target.scheme}://${target.authority}${target.resource}/`, target: null } }],
  }
}

export const IN_FRONT: readonly Diagnosis[] = [
  inFront({
    id: 'blocked-in-front',
    rows: ['E-3'],
    status: [403],
    says: 'a rule in front of Jenkins keeps agents out',
    layer: 'firewall',
    seen: (look) => look.broad(look.seen('The answer is not the empty 403 of Jenkins', true)),
    cause:
      'The 403 of Jenkins for a wrong secret is empty and has X-Content-Type-Options: nosniff. This one is from a proxy, a firewall or a bot rule: agents send no User-Agent and fields that such rules do not know.',
    remedy:
      'Allow GET on /wsagents/ there, with or without User-Agent. Where it wants a token, agents from Remoting 4.9 on pass one with -webSocketHeader NAME=VALUE.',
  }),
  inFront({
    id: 'not-routed',
    rows: ['E-15'],
    status: [404],
    says: 'the path does not lead to Jenkins',
    layer: 'proxy',
    cause:
      "The page is not Jenkins' own. The context path is missing (/jenkins/wsagents/, behind CloudBees CI /cjoc/ or the name of the controller), another virtual host answers, or the slash at the end is missing.",
    remedy:
      'Take the Jenkins URL of the page of the node and put wsagents/ behind it. The prefix has to be the same in front of the proxy and behind it.',
    change: trailingSlash,
  }),
  inFront({
    id: 'login-in-front',
    rows: ['E-18'],
    status: [401],
    says: 'something in front of Jenkins wants a login that agents do not have',
    layer: 'authentication',
    cause:
      'Basic authentication or single sign-on stands in front. An agent sends no Authorization, and asks for /login before it connects.',
    remedy:
      'Exempt /login, /wsagents/, /tcpSlaveAgentListener/ and /jnlpJars/ there. With -webSocketHeader Authorization=… the WebSocket passes, and /login still does not.',
  }),
  inFront({
    id: 'agents-do-not-follow',
    rows: ['E-20', 'D3-2'],
    status: [301, 302, 303, 307, 308],
    says: 'agents do not follow this redirect',
    layer: 'proxy',
    confidence: 'likely',
    seen: (look) => look.has('location'),
    cause:
      'An agent never follows a redirect of its WebSocket, and one of /login only where it does not change between http and https. The usual reasons are http sent on to https, single sign-on, and a missing slash or prefix.',
    remedy: 'Give agents the final URL: -url with https, host, port and context path as they are in the end.',
    change: trailingSlash,
    source: 'jenkinsci/remoting Engine; tyrus; measured',
  }),
  inFront({
    id: 'page-instead',
    rows: ['E-21'],
    status: [200],
    says: 'a page was sent instead of the endpoint: a portal, a single sign-on page or another application answers for Jenkins',
    layer: 'proxy',
    basis: 'unverified',
    cause: 'Jenkins never answers 200 at /wsagents/.',
    remedy: 'Look at the page in the body: it names who sent it. Then correct the route, or sign in to the network.',
  }),
  inFront({
    id: 'bad-request-in-front',
    rows: ['E-13'],
    status: [400],
    says: 'possibly a load balancer that takes the request for malformed',
    layer: 'proxy',
    basis: 'reported',
    cause:
      'The 400 is none of those of Jenkins, which name their reason. Load balancers answer 400 by themselves to fields or lines they do not like.',
    remedy:
      'Look at Server and body for who it was; at AWS the log tells elb_status_code and target_status_code apart, and the desync mitigation mode decides.',
    source: 'jenkinsci/jenkins issue 26726',
  }),
  inFront({
    id: 'protocol-in-front',
    rows: ['E-23'],
    status: [464, 505],
    says: 'the way to Jenkins speaks another version of HTTP than a WebSocket needs',
    layer: 'proxy',
    basis: 'unverified',
    cause: 'A load balancer of AWS answers 464 where the target group is HTTP2 or gRPC; others answer 505.',
    remedy: 'Use a target group of HTTP/1.1, and offer only http/1.1 in ALPN.',
  }),
  inFront({
    id: 'bad-gateway',
    rows: ['E-26'],
    status: [502],
    says: 'the proxy in front does not reach Jenkins, or Jenkins hung up on it',
    layer: 'proxy',
    cause: 'Jenkins is down, listens on another port, or the proxy speaks plain HTTP to a TLS port or the other way round.',
    remedy:
      'Ask for /login over the same proxy, then at Jenkins directly. Compare scheme and port of the upstream with those Jenkins listens on.',
  }),
  inFront({
    id: 'no-backend',
    rows: ['E-27'],
    status: [503],
    says: 'the proxy in front has no Jenkins to pass this to',
    layer: 'proxy',
    cause:
      'Apache and HAProxy answer 503 while the backend is down, an ingress while the service has no endpoints. A Jenkins that boots answers 503 with its own page instead.',
    remedy: 'Wait until Jenkins is up, then look at the health check of the backend or at the endpoints of the service.',
  }),
  inFront({
    id: 'gateway-timeout',
    rows: ['E-28'],
    status: [504],
    says: 'Jenkins did not answer the proxy in front in time',
    layer: 'proxy',
    cause: 'The controller hangs, or a firewall drops what the proxy sends to it.',
    remedy: 'Look whether /login answers over the same proxy, and at the load and the log of the controller.',
  }),
]

/** A head that is too large, by whoever reads it first. */
export const headTooLarge: Diagnosis = {
  id: 'jenkins/head-too-large',
  rows: ['E-14'],
  says: 'the header fields are larger than 8 KiB together, or one of them cannot be read',
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  when: (look) =>
    look.status === 400 || look.status === 431
      ? [toAgents(look), look.oneOf(look.isStatus(431), look.bodyHas(/Error parsing|Bad Message 4\d\d/))]
      : [null],
  also: (look) => [look.has('server')],
  cause: 'Jenkins takes 8,192 octets of header fields by default. Cookies and tokens that a proxy adds count.',
  remedy: 'Send less, or start Jenkins with --requestHeaderSize.',
  source: 'jenkinsci/winstone Option REQUEST_HEADER_SIZE',
}
