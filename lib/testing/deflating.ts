import type { HeaderPair } from '../core/handshake/draft'

/** The lines of an opening handshake that offers permessage-deflate. */
export const deflatingHeaders = (host: string): HeaderPair[] => [
  ['Host', host],
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Key', '{{auto}}'],
  ['Sec-WebSocket-Version', '13'],
  ['Sec-WebSocket-Extensions', 'permessage-deflate'],
]
