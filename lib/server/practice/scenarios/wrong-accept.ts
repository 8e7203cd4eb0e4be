import 'server-only'
import type { Scenario } from '../scenario'

export const wrongAccept: Scenario = {
  path: '/wrong-accept',
  title: 'Wrong Sec-WebSocket-Accept',
  teaches: 'Answers 101 with an accept value that belongs to another key: a cached or made-up answer. A client must fail the connection.',
  async play(peer) {
    const accept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' // of the example key in RFC 6455 §1.3
    await peer.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    await peer.next(10_000)
    peer.end()
  },
}
