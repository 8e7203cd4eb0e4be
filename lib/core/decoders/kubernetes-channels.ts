import { base64Decode } from '../bytes/base64'
import { latin1Decode } from '../bytes/latin1'
import type { Decoder } from './parts/decoder'
import { prettyJson } from './parts/json-pretty'
import { textOf } from './parts/text-of'

const BINARY = 2
const TEXT = 1
const NAMES = ['stdin', 'stdout', 'stderr', 'error', 'resize'] as const
const ERROR = 3
const RESIZE = 4
/** From v5 on: the octet behind it names a channel that is closed. */
const CLOSE = 255
/** Octets laid out in hexadecimal at most. */
const MOST_HEX = 4_096

/** Subprotocols whose frames begin with a channel: as an octet, or as a digit before base64 (kubernetes, wsstream). */
const CHANNELS = /^(?:v[1-5]\.)?channel\.k8s\.io$/
const BASE64_CHANNELS = /^(?:v4\.)?base64\.channel\.k8s\.io$/

/**
 * Frames of exec, attach and port-forward of Kubernetes: the channel by number and name, and what is on it. A port-forward tells the
 * port of each channel first, in two octets, low octet first.
 */
export const kubernetesChannels: Decoder = {
  id: 'kubernetes-channels',
  title: 'Kubernetes channels',
  priority(payload, { opcode, subprotocol }) {
    if (payload.length === 0 || subprotocol === null) return 0
    if (opcode === BINARY && CHANNELS.test(subprotocol)) return 90
    return opcode === TEXT && BASE64_CHANNELS.test(subprotocol) ? 90 : 0
  },
  decode(payload, { subprotocol, truncated = false, direction }) {
    const inBase64 = BASE64_CHANNELS.test(subprotocol ?? '')
    const channel = inBase64 ? (payload[0] ?? 0) - 0x30 : (payload[0] ?? 0)
    if (inBase64 && (channel < 0 || channel > 9)) throw new Error(`it begins with octet ${payload[0]}, not with a digit`)
    const rest = inBase64 ? fromBase64(payload.subarray(1), truncated) : payload.subarray(1)
    return { form: 'text', truncated, note: null, text: shown(channel, rest, { truncated, direction }) }
  },
}

function shown(
  channel: number,
  rest: Uint8Array,
  { truncated, direction }: { truncated: boolean; direction: 'sent' | 'received' },
): string {
  if (channel === CLOSE && rest.length === 1) return `Closes channel ${named(rest[0] ?? 0)}: no more of it follows`
  const head = `Channel ${named(channel)}`
  if (rest.length === 0)
    return direction === 'received' ? `${head}: nothing on it, the server says that it is ready` : `${head}: nothing on it`
  if (rest.length === 2 && !isPrintable(rest))
    return `${head}: port ${portOf(rest)}, if this is a port-forward (${channel % 2 === 0 ? 'data' : 'errors'} of it)\n\n${hexRows(rest)}`
  const text = textOf(rest, truncated)?.text ?? null
  if (text === null) return `${head}, ${rest.length} octets\n\n${hexRows(rest)}`
  if (channel !== ERROR && channel !== RESIZE) return `${head}\n\n${text}`
  return `${head}${channel === ERROR ? saidBy(text) : ''}\n\n${laidOut(text)}`
}

/** What a Status object on the error channel comes to. */
function saidBy(text: string): string {
  if (/"status":\s?"Success"/.test(text)) return ': the command ended well'
  const code = /"reason":\s?"ExitCode"[^}]{0,60}"message":\s?"(\d{1,3})"/.exec(text)?.[1]
  return code === undefined ? ': an error' : `: the command ended with exit code ${code}`
}

function named(channel: number): string {
  const name = NAMES[channel]
  return name === undefined ? `${channel}` : `${channel} (${name})`
}

function laidOut(text: string): string {
  try {
    return prettyJson(text)
  } catch {
    // Before version 4 errors are plain text.
    return text
  }
}

function fromBase64(octets: Uint8Array, truncated: boolean): Uint8Array {
  const text = latin1Decode(octets).trimEnd()
  const decoded = base64Decode(truncated ? text.slice(0, text.length - (text.length % 4)) : text)
  if (decoded === null) throw new Error('what follows the digit is no base64')
  return decoded
}

const portOf = (octets: Uint8Array) => (octets[0] ?? 0) | ((octets[1] ?? 0) << 8)

function isPrintable(octets: Uint8Array): boolean {
  return octets.every((octet) => (octet >= 0x20 && octet < 0x7f) || octet === 0x0a || octet === 0x0d || octet === 0x09)
}

function hexRows(octets: Uint8Array): string {
  const rows: string[] = []
  const most = Math.min(octets.length, MOST_HEX)
  for (let at = 0; at < most; at += 16)
    rows.push(Array.from(octets.subarray(at, Math.min(at + 16, most)), (octet) => octet.toString(16).padStart(2, '0')).join(' '))
  return rows.join('\n') + (most < octets.length ? '\n…' : '')
}
