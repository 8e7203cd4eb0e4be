import type { Change } from '../../../changes/change'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'
import { atStatus, CLI_PATH, ECHO_PATH, LISTENER_PATH, LOGIN_PATH, STRONG, toPath } from './marks'

const jenkinsMark = (look: Look) => look.oneOf(...STRONG.map((signal) => signal(look)))

/** Scheme and Host as we sent them: what the Jenkins URL begins with where it is configured right. */
function originOf(look: Look): string | null {
  const host = look.sent('host')?.trim()
  return host ? `${look.artifacts.target?.tls ? 'https' : 'http'}://${host}` : null
}

function ownOrigin(look: Look): Change | null {
  const origin = originOf(look)
  if (origin === null || look.sent('origin')?.trim() === origin) return null
  return {
    title: look.sent('origin') === null ? `Add Origin: ${origin}` : `Origin: ${origin}`,
    sideEffect: 'If it is accepted, a CLI connection is opened; a command runs only when one is sent.',
    edits: [{ line: 'Origin', value: origin }],
  }
}

const cliError = (look: Look, wanted: RegExp) => look.has('x-cli-error', wanted)

export const cliOrigin: Diagnosis = {
  id: 'jenkins/cli-origin',
  rows: ['E-4'],
  says: (look) =>
    look.sent('origin') === null ? 'the CLI wants an Origin, and there was none' : 'the Origin is not that of the Jenkins URL',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: atStatus([403], (look) => [cliError(look, /Unexpected request origin|Jenkins URL is not configured/i)]),
  cause: (look) =>
    /not configured/i.test(look.header('x-cli-error') ?? '')
      ? 'The CLI compares Origin with the Jenkins URL, and none is configured.'
      : 'The CLI compares Origin with the configured Jenkins URL (before 2.555 with the one it takes from Host and X-Forwarded-Proto), without the context path. A proxy that does not pass these on makes them differ.',
  remedy: (look) =>
    /not configured/i.test(look.header('x-cli-error') ?? '')
      ? 'Set Jenkins URL under Manage Jenkins, System.'
      : 'Send the scheme and host of the Jenkins URL as Origin. If that is what was sent, correct Jenkins URL under Manage Jenkins, System, and make the proxy pass Host, X-Forwarded-Proto and X-Forwarded-Port.',
  change: ownOrigin,
  source: 'jenkinsci/jenkins CLIAction; SECURITY-3315, SECURITY-3674',
}

export const cliDisabled: Diagnosis = {
  id: 'jenkins/cli-disabled',
  rows: ['E-4'],
  says: (look) =>
    /not supported/i.test(look.header('x-cli-error') ?? '')
      ? 'WebSockets are not supported by this Jenkins'
      : 'WebSockets are switched off for the CLI',
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: atStatus([403, 404], (look) => [cliError(look, /disabled|not supported/i)]),
  cause: 'The system property hudson.cli.CLIAction.ALLOW_WEBSOCKET is false, or Jenkins runs in a container without WebSockets.',
  remedy: 'Remove the property, or use the CLI over HTTP (-http) or SSH.',
  source: 'jenkinsci/jenkins CLIAction',
}

/** 2.442 to 2.484 refuse without a reason. */
export const cliRefused: Diagnosis = {
  id: 'jenkins/cli-refused',
  rows: ['E-4'],
  says: 'possibly the Origin: Jenkins 2.442 to 2.484 refuses a foreign or missing one without a word',
  confidence: 'possible',
  basis: 'source',
  layer: 'application',
  when: atStatus([403], (look) => [
    toPath(look, CLI_PATH),
    look.bodyIsEmpty(),
    look.has('x-content-type-options', 'nosniff'),
    look.lacks('x-cli-error'),
  ]),
  cause: 'Since 2.442 the CLI compares Origin with the Jenkins URL, and since 2.485 it says so in X-CLI-Error.',
  remedy: 'Send the scheme and host of the Jenkins URL as Origin, and make the proxy pass Host and X-Forwarded-Proto.',
  change: ownOrigin,
  source: 'jenkinsci/jenkins CLIAction history; SECURITY-3315',
}

export const echoForbidden: Diagnosis = {
  id: 'jenkins/echo-forbidden',
  rows: ['A5-2'],
  says: 'the echo is for administrators: the request had no valid API token of one',
  confidence: 'certain',
  basis: 'source',
  layer: 'authentication',
  when: atStatus([403], (look) => [
    toPath(look, ECHO_PATH),
    look.oneOf(look.has('x-required-permission'), look.has('x-you-are-authenticated-as')),
  ]),
  cause: 'WebSocketEcho needs the permission Overall/Administer. Anonymous and other users get 403.',
  remedy: 'Send Authorization: Basic with user:API token of an administrator as base64.',
  source: 'jenkinsci/jenkins WebSocketEcho',
}

export const listenerOff: Diagnosis = {
  id: 'jenkins/tcp-port-off',
  rows: ['E-17'],
  says: 'the TCP agent port is switched off, which is usual where agents use WebSocket',
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  when: (look) => (look.status === 404 ? [look.isStatus(404), toPath(look, LISTENER_PATH), jenkinsMark(look)] : [null]),
  cause: 'Jenkins answers this page only while the port for inbound agents is fixed or random.',
  remedy: 'Use -webSocket for agents, or set the port under Manage Jenkins, Security, TCP port for inbound agents.',
  source: 'jenkinsci/jenkins TcpSlaveAgentListener',
}

/** D.3: what an agent asks before it connects. */
export const loginNotReady: Diagnosis = {
  id: 'jenkins/login-not-ready',
  rows: ['D3-1'],
  says: (look) => `agents stop here: /login answers ${look.status} and has to answer 200`,
  confidence: 'likely',
  basis: 'measured',
  layer: 'authentication',
  when: (look) =>
    look.status !== null && look.status !== 200 && LOGIN_PATH.test(look.path)
      ? [toPath(look, LOGIN_PATH), look.isStatus(look.status), jenkinsMark(look)]
      : [null],
  cause:
    'Before it connects, an agent asks for /login and goes on only after exactly 200. It follows redirects within http or within https only. Single sign-on in front of /login blocks every agent, even where /wsagents/ is open.',
  remedy:
    'Exempt /login, /wsagents/, /tcpSlaveAgentListener/ and /jnlpJars/ from single sign-on and basic authentication at the proxy, and give agents the final https URL.',
  source: 'jenkinsci/remoting Engine; measured',
}
