import { testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { tungstenite } from './tungstenite'

const none = { sent: null, received: null }
const session = (largestSent: number) =>
  ({
    session: {
      ...{ openedAt: 10, endedAt: 110, newest: none, newestPing: none, newestPong: none, largestSent, cutOff: false, violations: [] },
      ...{
        frames: { sent: 1, received: 0 },
        pings: { sent: 0, received: 0 },
        first: { sent: [], received: [] },
        lastReceived: null,
        lastSent: null,
      },
    },
  }) as never

testPack(tungstenite, {
  'tungstenite/handshake-dropped': {
    shown: { 'a plain GET': { request: ['GET / HTTP/1.1', 'Host: a'], response: null, ended: { at: 1 } } },
    not: {
      'the handshake was whole': { response: null, ended: { at: 1 } },
      'an answer came': recorded('websocketpp-0.8.2/plain_get'),
    },
    confidence: 'possible',
  },
  'tungstenite/message-too-large': {
    shown: { '17 MiB': { after: [], ended: { at: 100 }, artifacts: session(17 << 20) } },
    not: { 'a small one': { after: [], ended: { at: 100 }, artifacts: session(100) } },
    confidence: 'possible',
  },
})
