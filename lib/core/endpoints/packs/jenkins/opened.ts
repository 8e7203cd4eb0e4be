import { maskText, readCapability } from '../../../jenkins/capability'
import { ONLINE_EFFECT } from '../../../jenkins/dry-run'
import { compareVersions, versionRange } from '../../../jenkins/versions'
import type { Look, Seen } from '../../look'
import type { Diagnosis } from '../../pack'
import { ECHO_PATH, nodeOf, SOURCE, toAgents, versionEvidence } from './marks'
import { PASS_UPGRADE } from './snippets'

const opened = (look: Look): Seen | null => (look.opened ? look.has('x-remoting-capability') : null)
const asAgent = (look: Look): Seen | null => (look.opened ? look.oneOf(opened(look), toAgents(look)) : null)

/** Whether the version range leaves room for releases from `from` on, up to `to`. */
function couldBe(look: Look, from: string, to: string): boolean {
  const range = versionRange(versionEvidence(look))
  if (!range) return true
  return (range.to === null || compareVersions(range.to, from) >= 0) && (range.from === null || compareVersions(range.from, to) <= 0)
}

/** The row "ok". */
export const online: Diagnosis = {
  id: 'jenkins/online',
  rows: ['A2-ok'],
  says: (look) => `node ${nodeOf(look)} is accepted and online while the connection stands`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [opened(look), toAgents(look)],
  also: (look) => {
    const read = readCapability(look.header('x-remoting-capability') ?? '')
    return [
      look.seen(read.ok ? `The mask of its capability is ${maskText(read.mask)}` : '', read.ok),
      look.has('x-remoting-minimum-version'),
    ]
  },
  cause: `${ONLINE_EFFECT} A fresh connection may stay silent: the controller sends a command only when someone calls the node, and a Ping every 30 s, the first after 15 s.`,
  remedy: 'Close the connection when you are done: the node goes offline then, and a build that was given to it fails.',
  source: `${SOURCE}; measured on 2.578`,
}

/** The first message is a stream of Java without two octets of length in front. */
function bareCommand(look: Look): Seen | null {
  const seen = look.seen(
    'The first message begins with ac ed 00 05, a command without its chunk header',
    look.session?.first.received[0]?.text.startsWith('\xac\xed\0\x05'),
  )
  return seen && { ...seen, later: true }
}

/** Before 2.229 a command travels without a chunk header. */
export const noChunkHeader: Diagnosis = {
  id: 'jenkins/no-chunk-header',
  rows: ['E-32'],
  says: 'the controller sends commands without a chunk header: it is older than 2.229, and agents from Remoting 4.2.1 on cannot talk to it',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => [asAgent(look), bareCommand(look)],
  cause:
    'Up to 2.228 (LTS 2.222.3) a message is one serialised command; later each has two octets of length in front. With unlike sides the 101 comes and the stream breaks at the first command.',
  remedy: 'Use the agent.jar of this controller (/jnlpJars/agent.jar), or update Jenkins to 2.229 or newer.',
  source: 'JENKINS-61409; jenkinsci/remoting AbstractByteBufferCommandTransport',
}

/** 101, and the other side hangs up at the first command. */
export const brokenAtOnce: Diagnosis = {
  id: 'jenkins/broken-at-once',
  rows: ['E-32'],
  says: 'possibly framing that does not match: one side is older than Remoting 4.2.1',
  confidence: 'possible',
  basis: 'source',
  layer: 'application',
  when: (look) => [
    opened(look),
    look.endedWithoutClose(),
    look.broad(
      look.seen('It ended within 2 s of the 101', look.session?.endedAt != null && look.session.endedAt - look.session.openedAt < 2_000),
    ),
  ],
  cause: 'With chunk headers on one side only, the stream breaks at the first command and the connection is dropped without a Close frame.',
  remedy: 'Use the agent.jar of this controller (/jnlpJars/agent.jar). The log of the controller names the exception.',
  source: 'JENKINS-61409',
}

export const idleThirty: Diagnosis = {
  id: 'jenkins/idle-30',
  rows: ['E-29'],
  says: 'possibly the idle limit of 30 s that Jetty 10 has in Jenkins 2.363 to 2.394',
  confidence: 'likely',
  basis: 'reported',
  layer: 'application',
  when: (look) => [
    opened(look),
    look.endedWithoutClose() ?? look.closedWith(1001),
    look.oneOf(look.idleFor(30, 3), look.livedFor(30, 3)),
    look.broad(look.seen('The version of the controller allows it', couldBe(look, '2.363', '2.394'))),
  ],
  cause:
    'Those releases closed a connection after 30 s without traffic, and Pings came every 30 s: a race. The same sight is a load balancer of Google Cloud, whose backend timeout ends every connection after 30 s, idle or not.',
  remedy:
    'Update Jenkins to 2.395 or newer, or set jenkins.websocket.pingInterval to less than 30. On GKE set timeoutSec of the BackendConfig.',
  source: 'JENKINS-69955; CloudBees knowledge base "WebSocketTimeoutException: Connection Idle Timeout"',
}

export const idleSixty: Diagnosis = {
  id: 'jenkins/idle-60',
  rows: ['E-30'],
  says: 'possibly the idle limit of 60 s of a proxy in front, with Pings that do not come',
  confidence: 'possible',
  basis: 'reported',
  layer: 'proxy',
  when: (look) => [opened(look), look.endedWithoutClose() ?? look.closedWith(1001), look.idleFor(60, 4)],
  also: (look) => [look.seen('No Ping came from the controller', look.session?.pings.received === 0)],
  cause:
    'Jenkins pings every 30 s, which keeps nginx (proxy_read_timeout 60s), load balancers of AWS (60 s) and HAProxy without timeout tunnel from closing. With pingInterval raised or at 0 they close.',
  remedy:
    'Keep jenkins.websocket.pingInterval below the limit of every proxy on the way, or raise those: proxy_read_timeout, idle timeout, timeout tunnel.',
  snippets: PASS_UPGRADE,
  source: 'jenkinsci/jenkins WebSocketSession; documentation of nginx, AWS and HAProxy',
}

export const tooLarge: Diagnosis = {
  id: 'jenkins/message-too-large',
  rows: ['E-31'],
  says: 'a message was larger than its receiver takes',
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  when: (look) => [opened(look), look.closedWith(1009), look.seen('The connection is that of an agent', true)],
  also: (look) => [
    look.seen(`The largest message we sent has ${look.session?.largestSent ?? 0} octets`, (look.session?.largestSent ?? 0) > 65_536),
  ],
  cause:
    'Jetty in Jenkins takes messages of 64 KiB at most; agents split commands into messages of 8,194 octets. A proxy that buffers less closes with 1009 as well.',
  remedy: 'Send commands in chunks of at most 8,192 octets with their two octets in front, or raise the buffer of the proxy.',
  source: 'jetty.project WebSocketConstants; measured with a client of 8,192 octets',
}

export const echo: Diagnosis = {
  id: 'jenkins/echo',
  rows: ['A5-1'],
  says: 'the echo of Jenkins answers: WebSockets pass all the way, and the user is an administrator',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => (look.opened ? [look.pathIs(ECHO_PATH), look.anyMessage(/^hello /)] : [null]),
  cause: 'The endpoint /wsecho/ says "hello" before every text and writes octets in upper case.',
  remedy: 'Nothing is left to do for the way: an agent over the same proxies is refused only for its own credentials.',
  source: 'jenkinsci/jenkins WebSocketEcho',
}
