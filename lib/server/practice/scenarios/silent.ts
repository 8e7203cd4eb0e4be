import 'server-only'
import type { Scenario } from '../scenario'

export const silent: Scenario = {
  path: '/silent',
  title: 'Silence',
  teaches: 'Takes the request and never answers. The response time limit decides how long to wait.',
  play(peer) {
    peer.socket.on('end', () => peer.end())
    peer.socket.resume()
  },
}
