import { ASK_FOR_UPGRADE, changeLine } from '../asked'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'ratchetphp/RFC6455 src/Handshake/ServerNegotiator.php'

const refused = (
  name: string,
  status: number,
  reason: string,
  words: Pick<Diagnosis, 'says' | 'cause' | 'remedy' | 'change'>,
): Diagnosis => ({
  id: `ratchet/${name}`,
  rows: ['095'],
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => (look.status === status ? [look.hasReason(reason)] : [null]),
  also: (look) => [look.has('x-powered-by', /^Ratchet/), look.has('sec-websocket-protocol'), look.has('sec-websocket-version')],
  source: SOURCE,
  ...words,
})

/** Ratchet and its handshake library, PHP. */
export const ratchet: Pack = {
  id: 'ratchet',
  title: 'Ratchet (PHP)',
  role: 'origin',
  signals: {
    strong: [
      (look) => look.has('x-powered-by', /^Ratchet/),
      (look) =>
        look.hasReason(
          /^(Upgrade header MUST be provided|Connection Upgrade MUST be requested|No Sec-WebSocket-Protocols requested supported)$/,
        ),
    ],
    broad: [],
  },
  diagnoses: [
    refused('upgrade-missing', 426, 'Upgrade header MUST be provided', {
      says: 'Upgrade: websocket did not arrive',
      cause: 'Ratchet names in its reason phrase what is missing. Where Upgrade was sent, a proxy removed it.',
      remedy: 'Send Upgrade: websocket, and let the proxy pass it on.',
      change: () => ASK_FOR_UPGRADE,
    }),
    refused('connection-missing', 400, 'Connection Upgrade MUST be requested', {
      says: 'Connection with the token Upgrade did not arrive',
      cause:
        'Ratchet names in its reason phrase what is missing. A proxy that passes Upgrade on and replaces Connection is the usual reason.',
      remedy: 'Send Connection: Upgrade, and let the proxy set it (nginx: proxy_set_header Connection "upgrade").',
      change: () => ASK_FOR_UPGRADE,
    }),
    refused('invalid-key', 400, 'Invalid Sec-WebSocket-Key', {
      says: 'Sec-WebSocket-Key is missing or not the base64 of 16 octets',
      cause: 'Ratchet checks the key and says so in its reason phrase.',
      remedy: 'Send Sec-WebSocket-Key once, 16 random octets in base64.',
      change: () => changeLine('A fresh key', 'Sec-WebSocket-Key', '{{auto}}'),
    }),
    refused('subprotocol', 426, 'No Sec-WebSocket-Protocols requested supported', {
      says: (look) =>
        `none of the subprotocols we offered is spoken there${look.header('sec-websocket-protocol') === null ? '' : `: it speaks ${look.header('sec-websocket-protocol')}`}`,
      cause: 'The server checks subprotocols strictly. Its answer lists those it speaks in Sec-WebSocket-Protocol.',
      remedy: 'Offer one of those.',
    }),
  ],
}
