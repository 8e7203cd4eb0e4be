import 'server-only'
import { asksForWebSocket, expectedWebSocket, switching } from '../answer'
import type { Scenario } from '../scenario'

export const subprotocol: Scenario = {
  path: '/subprotocol',
  title: 'A subprotocol nobody asked for',
  teaches: 'Answers 101 and names a subprotocol that was not requested. A client must fail the connection (RFC 6455 §4.1).',
  async play(peer, request) {
    if (!asksForWebSocket(request)) return expectedWebSocket(peer)
    await peer.write(switching(request, ['Sec-WebSocket-Protocol: practice.not-asked-for']))
    await peer.next(10_000)
    peer.end()
  },
}
