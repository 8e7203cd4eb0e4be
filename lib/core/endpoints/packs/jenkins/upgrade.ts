import { CONNECT_FOR_REAL } from '../../../jenkins/dry-run'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'
import { askedForUpgrade, atStatus, CLI_PATH, ECHO_PATH, nodeOf, SOURCE, toAgents, toPath } from './marks'
import { PASS_UPGRADE } from './snippets'

const ONLY_WS = 'only WS connections accepted here'
const NOT_MANAGED = 'did not manage to upgrade'

const weAsked = (look: Look) => look.seen('We sent Upgrade: websocket', askedForUpgrade(look))
const weDidNotAsk = (look: Look) => look.seen('We sent no Upgrade', look.request !== null && look.sent('upgrade') === null)

/** What Jetty wants of an upgrade and our request did not have; empty where it had everything. */
function lacking(look: Look): string[] {
  const lacks: string[] = []
  if (look.request?.start.method !== 'GET') lacks.push(`the method is ${look.request?.start.method || 'absent'} and has to be GET`)
  if (look.request?.start.version !== 'HTTP/1.1')
    lacks.push(`the version is ${look.request?.start.version || 'absent'} and has to be HTTP/1.1`)
  if (look.sent('sec-websocket-version')?.trim() !== '13') lacks.push('Sec-WebSocket-Version has to be 13')
  if (!/(?:^|,)\s*upgrade\s*(?:,|$)/i.test(look.sent('connection') ?? '')) lacks.push('Connection has to name Upgrade')
  return lacks
}

/** Row 9: no provider, found after the fields of the answer were set. */
export const noProvider: Diagnosis = {
  id: 'jenkins/no-provider',
  rows: ['A2-9'],
  says: 'this Jenkins has no WebSocket support in the server it runs in',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: atStatus([404], (look) => [look.has('x-remoting-capability'), look.bodyIsEmpty()]),
  cause: 'Name and secret are right. Jenkins runs in a container it has no WebSocket provider for, such as Tomcat.',
  remedy: 'Run jenkins.war by itself or Jenkins from its package or image, or use the TCP agent port.',
  source: SOURCE,
}

/** Row 10 without an upgrade: everything before it passed. */
export const dryRunSucceeded: Diagnosis = {
  id: 'jenkins/dry-run-succeeded',
  rows: ['A2-10', 'A2--'],
  says: (look) => `the dry run succeeded: node ${nodeOf(look)} and its secret are right, and it is free`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: atStatus([400], (look) => [look.bodyHas(ONLY_WS), look.has('x-remoting-capability'), weDidNotAsk(look)]),
  also: (look) => [look.has('x-remoting-minimum-version')],
  cause:
    'The controller looked at everything an agent gives and refused only because no upgrade was asked for. It sends X-Remoting-Capability after name, secret, launcher and a free node passed. The node did not come online.',
  remedy: 'Connect for real when the node may come online. What a dry run cannot show is whether a proxy passes the upgrade on.',
  change: () => CONNECT_FOR_REAL,
  source: `${SOURCE}; measured`,
}

/** Row 10 with an upgrade: it did not arrive. */
export const upgradeLost: Diagnosis = {
  id: 'jenkins/upgrade-lost',
  rows: ['A2-10', 'E-6'],
  says: 'the upgrade did not arrive: a proxy in front removed it',
  confidence: 'certain',
  basis: 'measured',
  layer: 'proxy',
  when: atStatus([400], (look) => [look.bodyHas(ONLY_WS), weAsked(look)]),
  also: (look) => [look.has('x-remoting-capability'), look.has('server'), look.has('via')],
  cause: (look) =>
    `${look.header('x-remoting-capability') === null ? '' : 'Name and secret are right. '}Jenkins saw a request without Upgrade: websocket although it was sent. nginx does this unless it is told to pass the field on, and Apache with a plain ProxyPass.`,
  remedy:
    'Make the proxy speak HTTP/1.1 to Jenkins and pass Upgrade and Connection on; in IIS enable WebSocket, in HAProxy set timeout tunnel. Going to Jenkins directly proves that it is the proxy.',
  snippets: PASS_UPGRADE,
  source: 'Measured: nginx 1.22.1 with its defaults, Apache 2.4.71 with ProxyPass alone',
}

/** Row 10, our own doing. */
export const upgradeValue: Diagnosis = {
  id: 'jenkins/upgrade-value',
  rows: ['A2-10'],
  says: (look) => `Upgrade is ${JSON.stringify(look.sent('upgrade')?.slice(0, 60) ?? '')} and has to be "websocket" alone`,
  confidence: 'certain',
  basis: 'source',
  layer: 'client',
  when: atStatus([400], (look) => [
    look.bodyHas(ONLY_WS),
    look.seen('Upgrade is not "websocket" alone', look.sent('upgrade') !== null && !askedForUpgrade(look)),
  ]),
  cause: 'Jenkins compares the whole value of Upgrade with websocket, and takes no list.',
  remedy: 'Send Upgrade: websocket.',
  change: () => ({
    title: 'Upgrade: websocket alone',
    sideEffect: 'If it is accepted, a WebSocket is opened; for an agent that brings the node online.',
    edits: [{ line: 'Upgrade', value: 'websocket' }],
  }),
  source: SOURCE,
}

/** Row 10 at `/wsecho/` and `/cli/ws`, where no credentials of an agent play a part. */
export const needsUpgrade: Diagnosis = {
  id: 'jenkins/needs-upgrade',
  rows: ['A2-10'],
  says: 'this endpoint takes WebSockets only, and no upgrade was asked for',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: atStatus([400], (look) => [look.bodyHas(ONLY_WS), weDidNotAsk(look), look.oneOf(toPath(look, ECHO_PATH), toPath(look, CLI_PATH))]),
  cause: 'The path is right and access was granted; the request did not ask for a WebSocket.',
  remedy: 'Send Connection: Upgrade and Upgrade: websocket with Sec-WebSocket-Key and version 13.',
  change: () => ({
    ...CONNECT_FOR_REAL,
    title: 'Ask for the upgrade',
    sideEffect: 'If it is accepted, a WebSocket is opened; nothing is changed in Jenkins by that.',
  }),
  source: SOURCE,
}

/** Row 11: the upgrade arrived and something Jetty wants did not. */
export const upgradeIncomplete: Diagnosis = {
  id: 'jenkins/upgrade-incomplete',
  rows: ['A2-11'],
  says: (look) => `the upgrade was not complete: ${lacking(look).join('; ')}`,
  confidence: 'certain',
  basis: 'source',
  layer: 'client',
  when: atStatus([400], (look) => [
    look.bodyHas(NOT_MANAGED),
    look.seen(`In our request ${lacking(look).join('; ')}`, lacking(look).length > 0),
  ]),
  cause: 'Jetty takes an upgrade only as GET in HTTP/1.1 with version 13 and Connection: Upgrade. It never answers 426.',
  remedy: 'Send the standard lines of a handshake.',
  change: () => ({
    title: 'The standard lines of the handshake',
    sideEffect: 'If it is accepted, a WebSocket is opened; for an agent that brings the node online.',
    edits: [
      { draft: { method: 'GET', httpVersion: '1.1' } },
      { line: 'Connection', value: 'Upgrade' },
      { line: 'Sec-WebSocket-Version', value: '13' },
    ],
  }),
  source: 'jetty.project RFC6455Handshaker, AbstractHandshaker, RFC6455Negotiation',
}

/** Row 11 where our request was whole. */
export const upgradeMangled: Diagnosis = {
  id: 'jenkins/upgrade-mangled',
  rows: ['A2-11', 'E-7'],
  says: 'a proxy in front changed the handshake: HTTP/1.0, another Connection or no version arrived',
  confidence: 'likely',
  basis: 'source',
  layer: 'proxy',
  when: atStatus([400], (look) => [
    look.bodyHas(NOT_MANAGED),
    look.seen('Our request had everything Jetty wants', lacking(look).length === 0),
  ]),
  also: (look) => [look.has('server'), look.has('via')],
  cause:
    'Upgrade: websocket reached Jenkins, and Jetty still could not upgrade: the proxy asks with HTTP/1.0, writes Connection: close, or drops Sec-WebSocket-Version.',
  remedy:
    'In nginx set proxy_http_version 1.1 and proxy_set_header Connection $connection_upgrade; elsewhere pass the Sec-WebSocket fields on.',
  snippets: PASS_UPGRADE,
  source: 'jetty.project RFC6455Handshaker; jenkinsci/jenkins Jetty12EE9Provider',
}

/** Row 12. */
export const keyMissing: Diagnosis = {
  id: 'jenkins/key-missing',
  rows: ['A2-12', 'E-25'],
  says: 'Sec-WebSocket-Key is missing',
  confidence: 'certain',
  basis: 'source',
  layer: 'client',
  when: atStatus([400, 500], (look) => [
    look.has('x-remoting-capability'),
    weAsked(look),
    look.seen('We sent no Sec-WebSocket-Key', look.sent('sec-websocket-key') === null),
  ]),
  cause:
    'Name and secret are right. Without a key Jetty cannot compute its answer: Jenkins with Jetty 12 answers 500 without a body, older ones 400.',
  remedy: 'Send a key of 16 octets as base64; {{auto}} draws one.',
  change: () => ({
    title: 'With a fresh key',
    sideEffect: 'A 101 brings the node online: builds may be scheduled on it while the connection stands.',
    edits: [{ line: 'Sec-WebSocket-Key', value: '{{auto}}' }],
  }),
  source: 'jenkinsci/jenkins WebSockets; measured with Tomcat (400)',
}

/** An empty 500 after everything passed, the key included. */
export const upgradeFailed: Diagnosis = {
  id: 'jenkins/upgrade-failed',
  rows: ['E-25'],
  says: 'the upgrade failed inside Jenkins, or the key did not arrive',
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  when: atStatus([500], (look) => [
    look.has('x-remoting-capability'),
    look.bodyIsEmpty(),
    look.seen('We sent a Sec-WebSocket-Key', look.sent('sec-websocket-key') !== null),
  ]),
  cause:
    'Name and secret are right. The exception of the upgrade is in the log of the controller only; a proxy that drops Sec-WebSocket-Key leads to the same answer.',
  remedy: 'Look at the log of the controller, and connect to Jenkins directly to see whether the proxy matters.',
  source: 'jenkinsci/jenkins WebSockets',
}

/** 426 is never Jenkins. */
export const notJettys426: Diagnosis = {
  id: 'jenkins/426-in-front',
  rows: ['E-22'],
  says: 'the 426 is not from Jenkins: a server in front, or another container than its own, demands another protocol or version',
  confidence: 'likely',
  basis: 'measured',
  layer: 'proxy',
  when: atStatus([426], (look) => [toAgents(look), look.seen('Jenkins in its own Jetty never answers 426', true)]),
  also: (look) => [look.has('sec-websocket-version'), look.has('server')],
  cause:
    'Jetty answers 400 to a handshake it does not take. Tomcat answers 426 to another version than 13, and Envoy to a request that is no upgrade.',
  remedy: 'Send version 13 and the upgrade; then look at what stands in front of Jenkins.',
  source: `${SOURCE}; measured with Tomcat`,
}
