import 'server-only'
import type { Scenario } from '../scenario'
import { openWebSocket, say } from '../web-socket'

const MOST = 600

export const jsonEvents: Scenario = {
  path: '/json-events',
  title: 'JSON events',
  teaches: 'A correct endpoint that sends one JSON event a second, ten minutes at most, then closes with 1000.',
  async play(peer, request) {
    const socket = await openWebSocket(peer, request, peer.webSockets.plain)
    if (!socket) return
    for (let n = 1; n <= MOST; n++) {
      if (!(await say(socket, JSON.stringify({ event: 'tick', n, load: Math.round(50 + 40 * Math.sin(n / 5)) })))) return
      if (!(await peer.wait(peer.pace))) return
    }
    socket.close(1000, 'all events were sent')
  },
}
