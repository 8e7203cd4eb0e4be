import 'server-only'
import { asksForWebSocket, expectedWebSocket, switching } from '../answer'
import { frame } from '../frame'
import type { Scenario } from '../scenario'

export const drop: Scenario = {
  path: '/drop',
  title: 'TCP ends without Close',
  teaches: 'Accepts, sends three text frames, then ends TCP without a Close frame. Clients report 1006, which never travels.',
  async play(peer, request) {
    if (!asksForWebSocket(request)) return expectedWebSocket(peer)
    await peer.write(switching(request))
    for (const text of ['one', 'two', 'three']) await peer.write(frame(1, text))
    peer.end()
  },
}
