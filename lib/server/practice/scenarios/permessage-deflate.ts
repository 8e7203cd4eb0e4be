import 'server-only'
import type { Scenario } from '../scenario'
import { openWebSocket } from '../web-socket'

export const permessageDeflate: Scenario = {
  path: '/permessage-deflate',
  title: 'Echo with compression',
  teaches: 'Accepts permessage-deflate where it is offered (RFC 7692), and sends each message back compressed: RSV1 marks those frames.',
  headers: [['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits']],
  async play(peer, request) {
    const socket = await openWebSocket(peer, request, peer.webSockets.deflate)
    socket?.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
  },
}
