import 'server-only'
import type { Scenario } from '../scenario'
import { openWebSocket } from '../web-socket'

export const echo: Scenario = {
  path: '/echo',
  title: 'Echo',
  teaches: 'A correct endpoint: accepts the opening handshake, sends each message back, answers pings and Close frames.',
  async play(peer, request) {
    const socket = await openWebSocket(peer, request, peer.webSockets.plain)
    socket?.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
  },
}
