import type { DecodedPayload, Decoder } from './parts/decoder'
import { named } from './parts/json-members'
import type { Told } from './parts/json-message'
import { SEPARATOR, separatedJson } from './parts/separated-json'
import { beginsAsObject, handshakeProtocol, signalrTold } from './parts/signalr-message'

const BINARY = 2

/**
 * The JSON hub protocol of SignalR: messages end with 0x1E, several may stand in one frame; the first of each side is the handshake.
 * That is JSON whatever follows, and may stand in a binary message.
 */
export const signalr: Decoder = {
  id: 'signalr',
  title: 'SignalR',
  priority(payload, { opcode, first }) {
    if (opcode > BINARY || !beginsAsObject(payload)) return 0
    // The separator tells it: nothing else ends its text with 0x1E. A text that was cut is told by the handshake before it.
    if (payload.at(-1) === SEPARATOR) return 68
    return opcode !== BINARY && handshakeProtocol(first?.sent) !== null ? 68 : 0
  },
  decode(payload, { truncated = false, direction }): DecodedPayload {
    return separatedJson(payload, truncated, (members) => tell(members, direction))
  },
}

function tell(members: ReadonlyMap<string, string>, direction: 'sent' | 'received'): Told {
  const member = (name: string) => (members.get(name) === 'null' ? null : named(members.get(name)))
  const type = member('type')
  const [error, id] = [member('error'), member('invocationId')]
  if (type !== null) {
    const isNumbered = type === '8' || type === '9'
    return signalrTold({
      ...{ type, target: member('target'), id, error },
      sequence: isNumbered ? member('sequenceId') : null,
      mayReconnect: type === '7' && member('allowReconnect') === 'true',
    })
  }
  const fields = { type: 'Handshake' }
  if (members.has('protocol')) return { summary: `handshake: ${member('protocol')} ${member('version') ?? ''}`.trimEnd(), fields }
  if (error !== null) return { summary: `handshake refused: "${error}"`, fields }
  return { summary: direction === 'received' ? 'handshake accepted' : 'handshake', fields }
}
