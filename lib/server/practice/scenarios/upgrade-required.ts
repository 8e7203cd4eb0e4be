import 'server-only'
import { answer } from '../answer'
import type { Scenario } from '../scenario'

export const upgradeRequired: Scenario = {
  path: '/upgrade-required',
  title: '426 without Upgrade',
  teaches:
    'The exact answer of WebSocket++ to a request it does not take for a handshake. A 426 has to name a protocol in Upgrade; this one does not.',
  // As recorded from WebSocket++ 0.8.2.
  play: (peer) => answer(peer, 'HTTP/1.1 426 Upgrade Required\r\nServer: WebSocket++/0.8.2\r\n\r\n'),
}
