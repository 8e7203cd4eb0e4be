import 'server-only'
import { asksForWebSocket, expectedWebSocket, switching } from '../answer'
import type { Scenario } from '../scenario'

export const slowHead: Scenario = {
  path: '/slow-head',
  title: 'One octet at a time',
  teaches: 'Sends a correct 101 one octet at a time, four a second: it is complete only after the usual time limit.',
  async play(peer, request) {
    if (!asksForWebSocket(request)) return expectedWebSocket(peer)
    for (const octet of switching(request)) {
      await peer.write(octet)
      if (!(await peer.wait(peer.pace / 4))) return
    }
    peer.end()
  },
}
