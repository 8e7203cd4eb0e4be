import 'server-only'
import { asksForWebSocket, expectedWebSocket, switching } from '../answer'
import { closeFrame, frame } from '../frame'
import type { Scenario } from '../scenario'

export const closeReason: Scenario = {
  path: '/close-reason',
  title: 'Close with a reason',
  teaches:
    'Accepts, sends one text frame, then closes with the private code 4000 and a reason. Our answering Close frame ends the session cleanly.',
  async play(peer, request) {
    if (!asksForWebSocket(request)) return expectedWebSocket(peer)
    await peer.write(switching(request))
    await peer.write(frame(1, 'hello'))
    await peer.write(closeFrame(4000, 'session replaced by another login'))
    // The server ends TCP after the client's Close frame (RFC 6455 §7.1.1), or when it waited long enough for it.
    await peer.next(5_000)
    peer.end()
  },
}
