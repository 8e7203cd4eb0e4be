import { base64Decode } from '../bytes/base64'
import { latin1Decode } from '../bytes/latin1'
import type { Change, Edit } from '../changes/change'
import type { HeaderEntry, HeaderLine, RequestDraft } from '../handshake/draft'
import { entryName, entryValue, isEnabled, isPair } from '../handshake/entry'
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

const DRY_ACCEPT = 'Accept: application/json'
const nameOf = (entry: HeaderEntry) => lowerAscii(entryName(entry) ?? '')
const named = (names: readonly string[]) => new Set(names.map(lowerAscii))
const switched = (entry: HeaderEntry, enabled: boolean): HeaderLine => ({
  ...(isPair(entry) ? { line: `${entry[0]}: ${entry[1]}` } : entry),
  enabled,
})

/** The draft as its dry run: lines of the upgrade stay in it, switched off. Null where it is held as octets. */
export function asDryRun(draft: RequestDraft): RequestDraft | null {
  if (draft.raw !== undefined) return null
  const off = named([...UPGRADE_FIELDS, 'Connection-Cookie'])
  const headers = (draft.headers ?? []).map((entry) => (off.has(nameOf(entry)) ? switched(entry, false) : entry))
  const accepts = headers.some((entry) => isEnabled(entry) && nameOf(entry) === 'accept')
  return { ...draft, headers: accepts ? headers : [...headers, { line: DRY_ACCEPT }] }
}

/** A dry run as the handshake that brings the node online: its lines are switched on, those that are missing are added. */
export function asReal(draft: RequestDraft): RequestDraft | null {
  if (draft.raw !== undefined) return null
  const lines = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Key: {{auto}}', 'Sec-WebSocket-Version: 13']
  const on = named(lines.map((line) => line.slice(0, line.indexOf(':'))))
  const kept = (draft.headers ?? []).filter((entry) => !(nameOf(entry) === 'accept' && entryValue(entry) === 'application/json'))
  const headers = kept.map((entry) => (on.has(nameOf(entry)) ? switched(entry, true) : entry))
  const missing = lines.filter((line) => !headers.some((entry) => nameOf(entry) === lowerAscii(line.slice(0, line.indexOf(':')))))
  return { ...draft, headers: [...headers, ...missing.map((line) => ({ line }))] }
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
