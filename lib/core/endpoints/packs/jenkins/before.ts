import type { Change } from '../../../changes/change'
import type { Diagnosis } from '../../pack'
import { atStatus, SOURCE, toAgents } from './marks'

const WITHOUT_AUTHORIZATION: Change = {
  title: 'Without Authorization',
  sideEffect: 'None beyond that of the request: agents are known by Node-Name and Secret-Key alone.',
  edits: [{ line: 'Authorization', value: null }],
}

const WITH_GET: Change = {
  title: 'GET instead of POST',
  sideEffect: 'What the request does otherwise: as an agent with the upgrade, a 101 brings the node online.',
  edits: [{ draft: { method: 'GET', body: null } }],
}

/** Row 0a: the controller is up as a process and not yet as Jenkins. */
export const starting: Diagnosis = {
  id: 'jenkins/starting',
  rows: ['A2-0a'],
  says: (look) => (/Restarting Jenkins/.test(look.body) ? 'Jenkins is restarting' : 'Jenkins is starting and not ready yet'),
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: atStatus([503], (look) => [look.bodyHas(/(?:Starting|Restarting) Jenkins|Jenkins is getting ready to work/)]),
  cause: 'While it boots, Jenkins answers every path with this page. Nothing of the request was looked at.',
  remedy: 'Wait until /login answers 200, then try again. Agents from Remoting 3283 on wait for that by themselves.',
  source: 'jenkinsci/jenkins HudsonIsLoading, HudsonIsRestarting',
}

/** Row 0b: Jetty compares the server name of TLS with its certificate. */
export const invalidSni: Diagnosis = {
  id: 'jenkins/invalid-sni',
  rows: ['A2-0b', 'E-12'],
  says: 'the certificate of its Jetty is not for the host that was asked for',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: atStatus([400], (look) => [look.bodyHas('Invalid SNI'), toAgents(look)]),
  also: (look) => [look.has('server', /^Jetty\(/)],
  cause:
    'Jenkins ends TLS itself, and Jetty refuses a host that is not in its certificate: the connection was made by address or by an alias.',
  remedy: 'Use the host name of the certificate in the Jenkins URL, or give Jenkins a certificate that has this name.',
  source: 'jetty.project SecureRequestCustomizer; jenkinsci/winstone sniHostCheck',
}

/** Row 0c: credentials nobody asked for, and wrong ones. */
export const wrongBasic: Diagnosis = {
  id: 'jenkins/wrong-basic',
  rows: ['A2-0c', 'E-19'],
  says: 'the user and password in Authorization are not valid',
  confidence: 'certain',
  basis: 'source',
  layer: 'authentication',
  when: atStatus([401], (look) => [look.has('www-authenticate', /realm="?Jenkins"?/i), look.weSent('authorization')]),
  cause:
    'Jenkins checks Basic credentials before it looks at the path, and refuses wrong ones even where none are needed: agents need none.',
  remedy: 'Leave Authorization out for agents. For /wsecho/ and /cli/ws use a user with an API token, as base64 of user:token.',
  change: () => WITHOUT_AUTHORIZATION,
  source: 'jenkinsci/jenkins BasicHeaderProcessor, SecurityRealm',
}

/** Row 0d: only POST is checked for a crumb. */
export const crumb: Diagnosis = {
  id: 'jenkins/crumb',
  rows: ['A2-0d', 'E-5'],
  says: 'the request is a POST without a crumb',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: atStatus([403], (look) => [look.bodyHas('No valid crumb was included in the request')]),
  cause: 'Jenkins protects every POST against cross-site requests. A WebSocket begins with GET, which is never checked.',
  remedy: 'Send GET.',
  change: () => WITH_GET,
  source: 'jenkinsci/jenkins CrumbFilter',
}

const REGISTERED_CAUSE =
  'The URL is not registered: this Jenkins is older than 2.216, or does not run in its own Jetty (in Tomcat or another container there is no WebSocket support). A wrong secret looks different: that 403 is empty and has no X-Jenkins.'
const REGISTERED_REMEDY =
  'Update Jenkins, and run it as jenkins.war by itself or from its package or image. Until then use the TCP agent port.'

/** Row 0e, without read access for anonymous. */
export const notRegistered: Diagnosis = {
  id: 'jenkins/not-registered',
  rows: ['A2-0e', 'E-2'],
  says: "this Jenkins has no agents' endpoint and asks for a login instead",
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: atStatus([403], (look) => [
    toAgents(look),
    look.has('x-jenkins'),
    look.oneOf(look.has('x-you-are-authenticated-as'), look.has('x-required-permission'), look.bodyHas('Authentication required')),
  ]),
  cause: REGISTERED_CAUSE,
  remedy: REGISTERED_REMEDY,
  source: `${SOURCE}; jenkinsci/jenkins HudsonAuthenticationEntryPoint; jenkins-infra/jenkins.io issue 4019`,
}

/** Row 0e, where anonymous may read. */
export const notFound: Diagnosis = {
  id: 'jenkins/not-found',
  rows: ['A2-0e', 'E-16'],
  says: "this Jenkins has no agents' endpoint at this path",
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: atStatus([404], (look) => [toAgents(look), look.has('x-jenkins')]),
  cause: `The page is Jenkins' own. ${REGISTERED_CAUSE}`,
  remedy: `Look whether the path is the Jenkins URL followed by /wsagents/. ${REGISTERED_REMEDY}`,
  source: SOURCE,
}
