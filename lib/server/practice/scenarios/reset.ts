import 'server-only'
import type { Scenario } from '../scenario'

export const reset: Scenario = {
  path: '/reset',
  title: 'Reset',
  teaches: 'Resets the TCP connection as soon as the request was read: a crash, a firewall, or a balancer without a backend.',
  play: (peer) => peer.reset(),
}
