import 'server-only'
import { asksForWebSocket, expectedWebSocket, switching } from '../answer'
import { frame } from '../frame'
import type { Scenario } from '../scenario'

/** Frames that each break one rule, by what a reader would see in hexadecimal. */
const BROKEN: readonly string[] = [
  'a1 02 68 69', // RSV2 is set
  '81 7e 00 02 68 69', // a length of 2 in 16 bits
  '81 03 6e e9 65', // a letter in Latin-1
  '80 02 68 69', // a continuation of nothing
  '09 00', // a ping without FIN
  '82 82 01 02 03 04 69 6b', // masked, by a server
  '88 02 03 ed', // Close with 1005
  '81 04 6c 61 74 65', // a message behind it
]

export const brokenFrames: Scenario = {
  path: '/broken-frames',
  title: 'Broken frames',
  teaches:
    'Accepts, greets, then sends eight frames of which each breaks another rule. The findings name each at its frame; clients end the session at the first.',
  async play(peer, request) {
    if (!asksForWebSocket(request)) return expectedWebSocket(peer)
    await peer.write(switching(request))
    for (const text of ['hello', 'all is well so far', 'now look at the frames']) await peer.write(frame(1, text))
    for (const octets of BROKEN) await peer.write(Buffer.from(octets.replaceAll(' ', ''), 'hex'))
    await peer.next(5_000)
    peer.end()
  },
}
