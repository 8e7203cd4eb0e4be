import 'server-only'
import type { Scenario } from '../scenario'

const LINES = 4_096

export const hugeHead: Scenario = {
  path: '/huge-head',
  title: 'Four megabytes of head',
  teaches: 'Answers 101 and then four megabytes of field lines. Our own limit on the head is reached long before.',
  async play(peer) {
    await peer.write('HTTP/1.1 101 Switching Protocols\r\n')
    const filler = 'x'.repeat(1_000)
    for (let n = 0; n < LINES && !peer.socket.destroyed; n++) await peer.write(`X-Fill-${String(n).padStart(5, '0')}: ${filler}\r\n`)
    await peer.write('\r\n')
    peer.end()
  },
}
