import { isAgentPath } from '../../../jenkins/dry-run'
import { releasesByMinimum, type VersionEvidence, versionRange } from '../../../jenkins/versions'
import { quoted } from '../../../spec/words'
import type { Look, Seen } from '../../look'
import type { Diagnosis, Signal } from '../../pack'

/** Where facts of this pack are from. */
export const SOURCE = 'jenkinsci/jenkins WebSocketAgents and WebSockets (2.578)'

const COOKIE_FIELDS = ['connection-cookie', 'jnlpagentprotocol.cookie', 'cookie'] as const
const TOKEN = /^[0-9a-f]{64}$/

/** What has to be seen of an answer with one of these statuses; nothing else is asked while the status is another. */
export const atStatus =
  (statuses: readonly number[], questions: (look: Look) => readonly (Seen | null)[]): Diagnosis['when'] =>
  (look) =>
    look.status !== null && statuses.includes(look.status) ? [look.isStatus(...statuses), ...questions(look)] : [null]

/** Whether we asked the agents' endpoint, or the practice one that plays it. */
const atAgents = (look: Look): boolean =>
  isAgentPath(look.path) || (look.artifacts.target?.scheme === 'practice' && look.path.startsWith('/jenkins-agent'))

/** We asked the agents' endpoint. Broad. */
export const toAgents = (look: Look): Seen | null =>
  look.broad(look.seen(`We asked for the agents' endpoint, ${look.path.slice(0, 80)}`, atAgents(look)))

/** The path is that of this endpoint of Jenkins: `wsecho`, `cli/ws` … Broad. */
export const toPath = (look: Look, name: RegExp): Seen | null => look.pathIs(name)
export const CLI_PATH = /\/cli\/ws\/?(?:\?|$)/
export const ECHO_PATH = /\/wsecho\/?(?:\?|$)/
export const LISTENER_PATH = /\/tcpSlaveAgentListener\/?(?:\?|$)/
export const LOGIN_PATH = /\/login\/?(?:\?|$)/

/** We gave the three fields an agent gives. Broad. */
export const weGaveCredentials = (look: Look): Seen | null =>
  look.broad(
    look.seen(
      `We sent Node-Name ${quoted(look.sent('node-name') ?? '')} with a Secret-Key`,
      look.sent('node-name') !== null && look.sent('secret-key') !== null,
    ),
  )

/** Whether we asked for the upgrade, as Jenkins wants it: the whole value of Upgrade is "websocket". */
export const askedForUpgrade = (look: Look): boolean => look.sent('upgrade')?.trim().toLowerCase() === 'websocket'

/** The node's name as we sent it, for a sentence. */
export function nodeOf(look: Look): string {
  const name = look.sent('node-name') ?? ''
  return /^[\w.-]{1,60}$/.test(name) ? name : quoted(name)
}

/** The answer is not from Jenkins as far as it shows: none of its fields. Broad. */
export const noMarkOfJenkins = (look: Look): Seen | null =>
  look.broad(
    look.seen(
      'The answer has no field that Jenkins sends',
      look.response !== null && !STRONG.some((signal) => signal(look)) && look.header('x-content-type-options') === null,
    ),
  )

/** The cookie of the connection and the name of the field it came in; null where there is none. */
export function cookieField(look: Look): string | null {
  return COOKIE_FIELDS.find((name) => TOKEN.test(look.header(name) ?? '')) ?? null
}

/** What the answer tells of the controller's version. */
export function versionEvidence(look: Look): VersionEvidence[] {
  const evidence: VersionEvidence[] = []
  const minimum = look.header('x-remoting-minimum-version')
  const releases = minimum === null ? null : releasesByMinimum(minimum.trim())
  if (releases) evidence.push({ says: `X-Remoting-Minimum-Version is ${minimum}`, ...releases })
  if (look.header('x-remoting-capability') !== null && atAgents(look)) {
    evidence.push({ says: "The agents' endpoint exists", from: '2.216', to: null })
  }
  // A cookie that was sent is sent back under its own name, whatever the version.
  const cookie = look.sent('connection-cookie') === null ? cookieField(look) : null
  if (cookie === 'connection-cookie') evidence.push({ says: 'The cookie is in Connection-Cookie', from: '2.351', to: null })
  if (cookie === 'jnlpagentprotocol.cookie')
    evidence.push({ says: 'The cookie is in JnlpAgentProtocol.cookie', from: '2.282', to: '2.350' })
  if (cookie === 'cookie') evidence.push({ says: 'The cookie is in Cookie', from: '2.216', to: '2.281' })
  return evidence
}

/** The controller's version in words: what X-Jenkins says, else the range everything else allows; null where nothing tells. */
export function versionText(look: Look): string | null {
  const exact = /^[0-9][\w.-]{0,40}$/.exec(look.header('x-jenkins')?.trim() ?? '')?.[0]
  // CloudBees CI has four numbers where Jenkins has two or three.
  if (exact) return /^\d+(?:\.\d+){3,}/.test(exact) ? `CloudBees CI ${exact}` : `Jenkins ${exact}`
  const range = versionRange(versionEvidence(look))
  if (!range) return null
  if (range.to === null) return `Jenkins ${range.from} or newer`
  return range.from === null ? `Jenkins ${range.to} or older` : `Jenkins ${range.from} to ${range.to}`
}

/** What Jenkins alone sends. */
export const STRONG: readonly Signal[] = [
  (look) => look.has('x-remoting-capability'),
  (look) => look.has('x-remoting-minimum-version'),
  (look) => look.has('x-jenkins'),
  (look) => look.has('x-hudson', '1.395'),
  (look) => look.has('x-jenkins-agent-protocols'),
  (look) => look.has('x-jenkins-jnlp-port'),
  (look) => look.has('x-cli-error'),
  (look) => look.has('connection-cookie', TOKEN),
  (look) => look.has('jnlpagentprotocol.cookie', TOKEN),
  (look) => look.has('x-required-permission', /^hudson\./),
  (look) => look.has('www-authenticate', /^Basic realm="?Jenkins"?/i),
  (look) => look.has('set-cookie', /^JSESSIONID\.[0-9a-f]{8}=/),
  (look) =>
    look.status === 400
      ? look.oneOf(
          look.bodyHas('This endpoint is only for use from agent.jar in WebSocket mode'),
          look.bodyHas('only WS connections accepted here'),
        )
      : null,
  (look) => (look.status === 503 ? look.bodyHas(/(?:Starting|Restarting) Jenkins|Jenkins is getting ready to work/) : null),
  (look) => (look.status === 403 ? look.bodyHas('No valid crumb was included in the request') : null),
  (look) =>
    (look.status === 400 || look.status === 500) && atAgents(look)
      ? look.bodyHas(/no such agent|is not an inbound agent|is already connected to this/)
      : null,
  (look) => look.message(0, /hudson\.remoting\./),
]

/** What Jenkins sends, and others too. */
export const BROAD: readonly Signal[] = [
  (look) =>
    look.broad(
      look.seen(
        "The agents' endpoint answered 403 with nothing but X-Content-Type-Options: nosniff, as Jenkins does",
        atAgents(look) &&
          look.status === 403 &&
          look.bodyIsEmpty() !== null &&
          look.header('x-content-type-options')?.trim().toLowerCase() === 'nosniff',
      ),
    ),
  (look) => (atAgents(look) ? look.has('server', /^Jetty\(/) : null),
]
