import { acceptValue } from '../../../handshake/accept-value'
import type { Diagnosis } from '../../pack'

/** Rule 009. */
export const wrongAccept: Diagnosis = {
  id: 'generic/wrong-accept',
  rows: ['009'],
  says: (look) =>
    look.header('sec-websocket-accept') === null
      ? 'the 101 carries no Sec-WebSocket-Accept, so every client gives up'
      : 'Sec-WebSocket-Accept does not belong to the key that was sent, so every client gives up',
  confidence: 'certain',
  basis: 'documented',
  layer: 'proxy',
  when: (look) => {
    const key = look.sent('sec-websocket-key')
    const { http2 } = look.artifacts
    if (look.status !== 101 || http2 || key === null) return [null]
    const expected = acceptValue(key)
    return [
      look.isStatus(101),
      look.seen(`The key asks for ${expected}`, look.header('sec-websocket-accept')?.trim() !== expected),
      look.has('sec-websocket-accept') ?? look.lacks('sec-websocket-accept'),
    ]
  },
  cause:
    'A cache or a faking intermediary answered from an earlier handshake, something changed the key on its way, or the server computes the value wrongly.',
  remedy:
    'Go round every proxy. If the value is right then, the proxy answers for the server or rewrites Sec-WebSocket-Key; if it is still wrong, the server has to hash the key with the GUID of RFC 6455 §1.3 by SHA-1 and write it in base64.',
  source: 'RFC 6455 §4.1 and §4.2.2',
}
