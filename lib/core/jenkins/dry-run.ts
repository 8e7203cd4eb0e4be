import { base64Decode } from '../bytes/base64'
import { latin1Decode } from '../bytes/latin1'
import type { Change, Edit } from '../changes/change'
import type { RequestDraft } from '../handshake/draft'
import { entryName, entryValue, isEnabled } from '../handshake/entry'
import { lowerAscii } from '../spec/grammar'

/** The fields a controller asks of an agent before it looks at anything else (Jenkins WebSocketAgents). */
export const AGENT_FIELDS = ['Node-Name', 'Secret-Key', 'X-Remoting-Capability'] as const

/** What a real handshake has and a dry run must not have. */
const UPGRADE_FIELDS = [
  'Upgrade',
  'Connection',
  'Sec-WebSocket-Key',
  'Sec-WebSocket-Version',
  'Sec-WebSocket-Extensions',
  'Sec-WebSocket-Protocol',
]

/** What a 101 of a controller does, in words for everything that may bring one about. */
export const ONLINE_EFFECT = 'A 101 brings the node online: builds may be scheduled on it while the connection stands.'

const DRY_EDITS: readonly Edit[] = [
  { draft: { method: 'GET', httpVersion: '1.1' } },
  ...UPGRADE_FIELDS.map((line) => ({ line, value: null })),
  // The cookie of a live connection would make the controller disconnect that one.
  { line: 'Connection-Cookie', value: null },
  { line: 'Accept', value: 'application/json' },
]

/**
 * The dry run of an agent's handshake: the three fields without the upgrade. A controller checks name, secret, launcher and whether
 * the node is free, and then answers 400 because no upgrade was asked for; the node stays as it is (measured on Jenkins 2.578).
 */
export const DRY_RUN: Change = {
  title: 'Dry run: the same credentials without the upgrade',
  sideEffect: 'None: the controller checks name and secret and refuses the request; the node does not come online.',
  edits: DRY_EDITS,
}

/** A dry run turned into the real handshake. */
export const CONNECT_FOR_REAL: Change = {
  title: 'Connect for real',
  sideEffect: ONLINE_EFFECT,
  edits: [
    { line: 'Connection', value: 'Upgrade' },
    { line: 'Upgrade', value: 'websocket' },
    { line: 'Sec-WebSocket-Version', value: '13' },
    { line: 'Sec-WebSocket-Key', value: '{{auto}}' },
    { line: 'Accept', value: null },
  ],
}

/** Of what kind a draft is for a controller: an agent's handshake that brings a node online, its dry run, or neither. */
export type AgentDraft = 'real' | 'dry-run' | null

/** Whether a path is that of the agents' endpoint, with or without a context path. */
export function isAgentPath(path: string): boolean {
  return /\/wsagents\/?(?:[?#]|$)/.test(path.slice(0, 4_096))
}

/** Tells what a draft would do at a controller, by its path and the fields it has; octets edited as one text are read as they stand. */
export function agentDraftOf(draft: RequestDraft): AgentDraft {
  const { names, upgrade } = fieldsOf(draft)
  const asAgent = names.has('node-name') && names.has('secret-key')
  const toAgents = isAgentPath(draft.target ?? draft.url) || isAgentPath(draft.url) || /^practice:\/jenkins-agent/.test(draft.url)
  if (!asAgent || !toAgents) return null
  return upgrade ? 'real' : 'dry-run'
}

function fieldsOf(draft: RequestDraft): { names: ReadonlySet<string>; upgrade: boolean } {
  if (draft.raw !== undefined) {
    const lines = latin1Decode((base64Decode(draft.raw) ?? new Uint8Array()).subarray(0, 65_536)).split(/\r\n|\r|\n/)
    const named = lines.map((line) => [lowerAscii(line.slice(0, Math.max(0, line.indexOf(':'))).trim()), line] as const)
    return {
      names: new Set(named.map(([name]) => name)),
      upgrade: named.some(([name, line]) => name === 'upgrade' && /websocket/i.test(line)),
    }
  }
  const sent = (draft.headers ?? []).filter(isEnabled)
  const names = new Set(sent.map((entry) => lowerAscii(entryName(entry) ?? '')))
  // Without a list of lines the standard handshake is generated, which has no fields of an agent.
  return { names, upgrade: sent.some((entry) => lowerAscii(entryName(entry) ?? '') === 'upgrade' && /websocket/i.test(entryValue(entry))) }
}
