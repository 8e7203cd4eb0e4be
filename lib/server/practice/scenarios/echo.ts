import 'server-only'
import { echoOverHttp2 } from '../http2'
import type { Scenario } from '../scenario'
import { openWebSocket } from '../web-socket'

export const echo: Scenario = {
  path: '/echo',
  title: 'Echo',
  teaches: 'A correct endpoint: accepts the opening handshake, sends each message back, answers pings and Close frames. Over HTTP/2 too.',
  async play(peer, request) {
    const socket = await openWebSocket(peer, request, peer.webSockets.plain)
    socket?.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
  },
  overHttp2: echoOverHttp2,
}
