import { expect, it } from 'vitest'
import { answeredIn, asking, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { xNet } from './x-net'

testPack(xNet, {
  'x-net/not-an-upgrade': {
    shown: {
      'a plain GET': recorded('x-net-handler/plain_get'),
      'Connection: keep-alive': recorded('x-net-handler/keep_alive'),
      'it was asked for, and did not arrive': {
        response: 'HTTP/1.1 400 Bad Request\r\n\r\n',
        body: 'not websocket protocol',
        ended: { at: 1 },
      },
    },
    confidence: 'certain',
  },
  'x-net/key': { shown: { none: recorded('x-net-handler/missing_key') } },
  'x-net/version': { shown: { '99': recorded('x-net-handler/version99'), none: recorded('x-net-server/missing_version') } },
  'x-net/method': { shown: { POST: recorded('x-net-server/post') } },
  'x-net/origin-missing': {
    shown: { 'the default handler': recorded('x-net-handler/good') },
    not: {
      'Daphne, with its own reason phrase': recorded('daphne-refuse/good'),
      'WebSocket++, with its Server field': recorded('websocketpp-0.8.2-refuse/good'),
      'Netty, to a POST': recorded('netty4.1/post'),
    },
    confidence: 'possible',
    mentions: ['Origin'],
  },
  'x-net/handshake-refused': {
    shown: {
      'a subprotocol Kubernetes does not know': {
        request: asking('/api/v1/namespaces/a/pods/b/exec', 'Sec-WebSocket-Protocol: chat'),
        response: 'HTTP/1.1 403 Forbidden\r\n\r\n',
        ended: { at: 1 },
      },
    },
    mentions: ['chat', 'v4.channel.k8s.io'],
  },
  'x-net/message-too-large': {
    shown: {
      'a message of 33 MiB': {
        after: [],
        ended: { at: 100 },
        artifacts: { session: { ...session(), largestSent: 34_603_008 } } as never,
      },
    },
    not: { 'a small one': { after: [], ended: { at: 100 }, artifacts: { session: { ...session(), largestSent: 10 } } as never } },
    confidence: 'possible',
  },
})

/** A session that sent one message and ended. */
function session() {
  const none = { sent: null, received: null }
  return {
    ...{ openedAt: 10, endedAt: 110, newest: { sent: 20, received: null }, newestPing: none, newestPong: none },
    ...{ frames: { sent: 1, received: 0 }, pings: { sent: 0, received: 0 }, first: { sent: [], received: [] } },
    ...{ lastReceived: null, lastSent: null, violations: [], cutOff: false },
  }
}

it('is recognised by refusals without a single field', () => {
  for (const name of ['x-net-handler/plain_get', 'x-net-handler/post', 'x-net-server/version8'])
    expect(answeredIn(recorded(name), [xNet])).toMatchObject({ pack: 'x-net', confidence: 'certain' })
  expect(answeredIn(recorded('x-net-handler/good'), [xNet])?.confidence).toBe('possible')
  expect(answeredIn(recorded('x-net-handler/wrong_path'), [xNet])).toBeNull()
  expect(answeredIn(recorded('captures/websocketpp/plain'), [xNet])).toBeNull()
})
