import { named } from './parts/json-members'
import { areMessages, msgpackMessages } from './parts/msgpack-messages'
import type { OctetReader } from './parts/octet-reader'
import { UNREAD } from './parts/read-msgpack'
import { beginsAsObject, handshakeProtocol, signalrTold, TYPES } from './parts/signalr-message'
import type { Value } from './parts/value-text'
import { readVarint } from './parts/varint'

/** A length has five octets at most. */
const MOST_LENGTH = 5
/** What is tried to tell whether all of a payload is messages. */
const MOST_TRIED = 65_536
const INVOCATION = ['type', 'headers', 'invocationId', 'target', 'arguments', 'streamIds'] as const
/** What the elements of a message are, by its type. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  1: INVOCATION,
  2: ['type', 'headers', 'invocationId', 'item'],
  3: ['type', 'headers', 'invocationId', 'resultKind', 'result'],
  4: INVOCATION,
  5: ['type', 'headers', 'invocationId'],
  6: ['type'],
  7: ['type', 'error', 'allowReconnect'],
  8: ['type', 'sequenceId'],
  9: ['type', 'sequenceId'],
}
/** Fewest elements of a message, by its type: stream identifiers, a result and whether to reconnect may be left out. */
const FEWEST: Readonly<Record<string, number>> = { 1: 5, 2: 4, 3: 4, 4: 5, 5: 3, 6: 1, 7: 2, 8: 2, 9: 2 }
/** What a Completion brings (`resultKind`). */
const RESULTS = ['', 'error', 'void', 'result'] as const

const readLength = (reader: OctetReader) => Number(readVarint(reader, MOST_LENGTH))

/**
 * SignalR's hub protocol in MessagePack: an array each, with its length before it; several may stand in one frame. The handshake
 * before is JSON: the client's says that MessagePack follows. Without it, octets count as SignalR only where each message is whole.
 */
export const signalrMessagepack = msgpackMessages({
  id: 'signalr-messagepack',
  title: 'SignalR in MessagePack',
  fits(payload, { first, subprotocol, truncated = false }) {
    if (beginsAsObject(payload)) return 0
    const protocol = handshakeProtocol(first?.sent)
    if (protocol !== null) return protocol === 'messagepack' ? 80 : 0
    if (subprotocol !== null || truncated || payload.length > MOST_TRIED) return 0
    return areMessages(payload, readLength, isMessage) ? 40 : 0
  },
  lengthOf: () => readLength,
  tell(elements) {
    const [type] = elements
    if (typeof type !== 'string' || type === UNREAD) return null
    const names = ELEMENTS[type] ?? ['type']
    const member = (name: string): string | null => {
      const value = elements[names.indexOf(name)]
      return typeof value !== 'string' || value === 'null' || value === UNREAD ? null : named(value)
    }
    const kind = RESULTS[Number(member('resultKind') ?? 0)]
    return {
      ...signalrTold({
        ...{ type, target: member('target'), id: member('invocationId') },
        error: kind === 'error' ? member('result') : member('error'),
        sequence: member('sequenceId'),
        mayReconnect: member('allowReconnect') === 'true',
        isVoid: kind === 'void',
      }),
      shown: { entries: elements.map((value, at) => [nameOf(names[at], at, kind), explained(names[at], value)]) },
    }
  },
})

function isMessage(elements: readonly Value[]): boolean {
  const [type, second] = elements
  if (typeof type !== 'string') return false
  const count = elements.length
  const hasHeaders = ELEMENTS[type]?.[1] === 'headers'
  const isFit = count >= (FEWEST[type] ?? Number.POSITIVE_INFINITY) && count <= (ELEMENTS[type]?.length ?? 0)
  return isFit && (!hasHeaders || (typeof second === 'object' && 'entries' in second))
}

/** The name of an element as the JSON form has it; one that there should not be has its place. */
function nameOf(name: string | undefined, at: number, kind: string | undefined): string {
  return JSON.stringify(name === 'result' && kind === 'error' ? 'error' : (name ?? `element ${at}`))
}

/** A number that stands for something, with what that is. */
function explained(name: string | undefined, value: Value): Value {
  if (typeof value !== 'string') return value
  const meaning = name === 'type' ? TYPES[Number(value)] : name === 'resultKind' ? RESULTS[Number(value)] : undefined
  return meaning ? `${value} (${meaning})` : value
}
