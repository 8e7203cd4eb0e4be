import { readCapability } from '../../../jenkins/capability'
import { AGENT_FIELDS, DRY_RUN } from '../../../jenkins/dry-run'
import { listed } from '../../../spec/words'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'
import { askedForUpgrade, atStatus, nodeOf, SOURCE, toAgents, weGaveCredentials } from './marks'

const missingFields = (look: Look) => AGENT_FIELDS.filter((name) => look.sent(name.toLowerCase()) === null)
const dryRunInstead = (look: Look) => (askedForUpgrade(look) ? DRY_RUN : null)
const onOperationsCenter = (look: Look) => /^\/cjoc\//.test(look.path)

/** Row 1. */
export const fieldsMissing: Diagnosis = {
  id: 'jenkins/fields-missing',
  rows: ['A2-1', 'E-8'],
  says: (look) => {
    const missing = missingFields(look)
    return missing.length === 0
      ? 'Node-Name, Secret-Key or X-Remoting-Capability did not arrive'
      : `${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`
  },
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: atStatus([400], (look) => [look.bodyHas('This endpoint is only for use from agent.jar in WebSocket mode')]),
  cause: (look) =>
    missingFields(look).length === 0
      ? 'All three fields of an agent were sent, so something in between removed one: proxies and firewalls drop fields they do not know.'
      : 'The endpoint wants the three fields of an agent before anything else. A browser that opens the URL is answered like this too.',
  remedy: (look) =>
    missingFields(look).length === 0
      ? 'Let the proxy pass Node-Name, Secret-Key and X-Remoting-Capability: at an AWS load balancer switch off "drop invalid header fields", in nginx set ignore_invalid_headers off, in a firewall allow the fields for /wsagents/.'
      : `Send ${listed(missingFields(look))}; the preset "Jenkins agent" has all three.`,
  source: `${SOURCE}; measured`,
}

/** Row 2. */
export const noSuchAgent: Diagnosis = {
  id: 'jenkins/no-such-agent',
  rows: ['A2-2', 'E-9'],
  says: (look) => `the controller has no node named ${nodeOf(look)}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: atStatus([400], (look) => [toAgents(look), look.bodyHas('no such agent')]),
  cause: (look) =>
    onOperationsCenter(look)
      ? 'This is a CloudBees operations center: it knows shared agents only. Others belong to the controller, whose path is its own name in place of cjoc. Otherwise the name is misspelt, upper and lower case included, or the node is gone.'
      : 'The name is misspelt (upper and lower case count), the node was deleted or was a pod that is gone, or the URL leads to another controller than the one the node belongs to.',
  remedy: (look) =>
    onOperationsCenter(look)
      ? 'Give the URL of the controller the node is on, such as https://host/<controller>/, and its name as the page of the node shows it.'
      : 'Copy name and URL from the page of the node under Manage Jenkins, Nodes. Behind CloudBees CI each controller has its own path.',
  source: `${SOURCE}; measured`,
}

/** Row 3. */
export const wrongSecret: Diagnosis = {
  id: 'jenkins/wrong-secret',
  rows: ['A2-3', 'E-1'],
  says: (look) => `the secret does not belong to node ${nodeOf(look)}`,
  confidence: 'likely',
  basis: 'measured',
  layer: 'authentication',
  when: atStatus([403], (look) => [
    toAgents(look),
    weGaveCredentials(look),
    look.bodyIsEmpty(),
    look.has('x-content-type-options', 'nosniff'),
    look.lacks('x-jenkins'),
    look.lacks('x-remoting-capability'),
  ]),
  cause:
    'The node is known and its secret is another: it was copied with a character missing, in upper case, from another node or controller, or the controller got new keys. An empty 403 with X-Content-Type-Options: nosniff and without X-Jenkins is what Jenkins answers then, the same through nginx, Apache and HAProxy.',
  remedy:
    'Copy the secret from the page of the node on this very controller: 64 hex digits in lower case, nothing around them. It changes when the node is made anew under another name or the controller gets new keys.',
  change: dryRunInstead,
  source: `${SOURCE}, HMACConfidentialKey; measured through nginx 1.22, Apache 2.4.71 and HAProxy 2.6`,
}

/** Row 4, and what Jenkins before 2.511 answers to rows 6 to 8: an error page without a reason. */
export const errorPage: Diagnosis = {
  id: 'jenkins/error-page',
  rows: ['A2-4', 'E-24'],
  says: 'an error in Jenkins that its page does not name: before 2.511 often a node that is connected already or is not inbound',
  confidence: 'possible',
  basis: 'source',
  layer: 'application',
  when: atStatus([500], (look) => [
    toAgents(look),
    look.oneOf(look.bodyHas(/Logging ID|Oops!/), look.has('x-jenkins')),
    look.lacks('x-remoting-capability'),
    look.seen(
      'The page does not say that the node is connected or not inbound',
      !/is already connected|is not an inbound agent/.test(look.body),
    ),
  ]),
  cause:
    'Up to 2.510 Jenkins answers 500 with its error page where newer ones answer 400 and the reason: the node is connected already, or its launcher is another. An extension that fails on the connection, and a capability that cannot be read, end like this in every version.',
  remedy:
    'Look for the logging ID of the page in the log of the controller. Stop a second agent of the same name, look at the launch method of the node, and update Jenkins so that it says the reason.',
  change: dryRunInstead,
  source: `${SOURCE}; jenkinsci/jenkins history of 2.511`,
}

const isNoHex = (value: string | null) => value !== null && (value.length % 2 === 1 || /[^0-9a-f]/i.test(value))

/** Row 5. */
export const wrongCookie: Diagnosis = {
  id: 'jenkins/wrong-cookie',
  rows: ['A2-5'],
  says: 'Connection-Cookie is not made of hex digits',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: atStatus([500], (look) => [
    toAgents(look),
    look.seen('The value of Connection-Cookie we sent is no run of whole octets in hex', isNoHex(look.sent('connection-cookie'))),
    look.lacks('x-remoting-capability'),
  ]),
  also: (look) => [look.bodyHas('not a hexadecimal digit')],
  cause: 'Jenkins decodes the cookie of an earlier connection and fails on what is not hex.',
  remedy: 'Leave Connection-Cookie out, or send the value of the last 101 as it was.',
  change: () => ({
    title: 'Without Connection-Cookie',
    sideEffect: 'What the request does otherwise: with the upgrade, a 101 brings the node online.',
    edits: [{ line: 'Connection-Cookie', value: null }],
  }),
  source: `${SOURCE}; measured`,
}

/** Row 6. */
export const notInbound: Diagnosis = {
  id: 'jenkins/not-inbound',
  rows: ['A2-6', 'E-11'],
  says: (look) => `node ${nodeOf(look)} is not launched by connecting it to the controller`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: atStatus([400, 500], (look) => [look.bodyHas('is not an inbound agent')]),
  cause: 'Name and secret are right, and the node uses another launch method, such as SSH. Jenkins before 2.511 answers 500 here.',
  remedy: 'Set the launch method of the node to "Launch agent by connecting it to the controller", or use a node that has it.',
  source: `${SOURCE}; measured`,
}

/** Row 7. */
export const alreadyConnected: Diagnosis = {
  id: 'jenkins/already-connected',
  rows: ['A2-7', 'E-10'],
  says: (look) => `node ${nodeOf(look)} is connected already`,
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: atStatus([400, 500], (look) => [
    look.oneOf(look.bodyHas(/is already connected to this (?:controller|master)/), look.bodyHas('Failed to disconnect the current client')),
  ]),
  cause:
    'Name and secret are right. Another agent has the same name, or the controller has not yet noticed that the connection of the old one is dead: with a TCP path that vanished this takes minutes.',
  remedy:
    'Stop the second agent, or disconnect the node on its page. Agents with Remoting 3025 or newer and Jenkins 2.351 or newer take their own connection over by Connection-Cookie, as long as the process lives.',
  change: dryRunInstead,
  source: `${SOURCE}; jenkinsci/docker-agents issue 593`,
}

/** Row 8. */
export const capabilityUnreadable: Diagnosis = {
  id: 'jenkins/capability-unreadable',
  rows: ['A2-8', 'E-24'],
  says: (look) => {
    const read = readCapability(look.sent('x-remoting-capability') ?? '')
    return `X-Remoting-Capability cannot be read${read.ok ? '' : ` (${read.problem.says})`}`
  },
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: atStatus([500], (look) => {
    const sent = look.sent('x-remoting-capability')
    const read = sent === null ? null : readCapability(sent)
    return [
      toAgents(look),
      look.lacks('x-remoting-capability'),
      look.seen(read && !read.ok ? `The capability we sent: ${read.problem.means}` : '', read && !read.ok),
    ]
  }),
  cause:
    'Jenkins reads the capability after name, secret and launcher, and fails on a value that is no serialised Capability. The same value was read here by its rules.',
  remedy: 'Send the value every agent sends (mask 0x1FE); the editor of the line writes it.',
  source: 'jenkinsci/remoting Capability.read; measured',
}
