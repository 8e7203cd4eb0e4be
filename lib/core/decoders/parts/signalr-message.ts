import { utf8DecodeLossy } from '../../bytes/utf8'
import { fieldsOf, type Told } from './json-message'
import { SEPARATOR } from './separated-json'

/** Types of the messages of SignalR's hub protocol by their number, the same in JSON and MessagePack. */
export const TYPES = [
  '',
  'Invocation',
  'StreamItem',
  'Completion',
  'StreamInvocation',
  'CancelInvocation',
  'Ping',
  'Close',
  'Ack',
  'Sequence',
] as const

/** What a message says of itself, each null where it does not. */
export type SignalrMessage = {
  /** The number of its type. */
  readonly type: string
  readonly target?: string | null
  readonly id?: string | null
  readonly error?: string | null
  readonly sequence?: string | null
  /** A Close that lets the client come back. */
  readonly mayReconnect?: boolean
  /** A Completion of a method that gives nothing. */
  readonly isVoid?: boolean
}

/** A message in a line, and what one may filter by. */
export function signalrTold({
  type,
  target = null,
  id = null,
  error = null,
  sequence = null,
  mayReconnect = false,
  isVoid = false,
}: SignalrMessage): Told {
  const name = TYPES[Number(type)] || null
  const words = [
    name ?? `type ${type}`,
    ...(target === null ? [] : [target]),
    ...(id === null ? [] : [`(${id})`]),
    ...(error === null ? [] : [`"${error}"`]),
  ]
  const more = [
    ...(sequence === null ? [] : [`${name === 'Sequence' ? 'from' : 'up to'} ${sequence}`]),
    ...(mayReconnect ? ['the client may reconnect'] : []),
    ...(isVoid ? ['void'] : []),
  ]
  return { summary: [words.join(' '), ...more].join(', '), fields: fieldsOf({ type: name ?? type, target, invocationId: id }) }
}

const MOST_HANDSHAKE = 400
const PROTOCOL = /^\{(?=[^{}]{0,300}"version"\s?:)[^{}]{0,300}"protocol"\s?:\s?"([a-z]{1,30})"/

/** The hub protocol that the handshake asks for, the first message of a client: `json` or `messagepack`; null where this is none. */
export function handshakeProtocol(sent: Uint8Array | undefined): string | null {
  const head = sent?.subarray(0, MOST_HANDSHAKE)
  if (head === undefined || !head.includes(SEPARATOR)) return null
  return PROTOCOL.exec(utf8DecodeLossy(head))?.[1] ?? null
}

/** Whether octets begin as a JSON object does; a message of 123 octets in MessagePack begins with the same octet, then an array. */
export function beginsAsObject(payload: Uint8Array): boolean {
  return payload[0] === 0x7b && (payload[1] === 0x22 || payload[1] === 0x7d || payload[1] === 0x20)
}
