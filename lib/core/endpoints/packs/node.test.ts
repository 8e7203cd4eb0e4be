import { describe, expect, it } from 'vitest'
import { answeredIn, asking, testPack } from '../../../testing/pack-tester'
import { node } from './node'

const KEPT = ['Date: Fri, 20 Nov 2026 11:38:32 GMT', 'Connection: keep-alive', 'Keep-Alive: timeout=5', 'Content-Length: 0']
const PLAIN = ['GET /chat HTTP/1.1', 'Host: example.com']
const TIMED_OUT = { phase: 'response', code: 'response-timeout', detail: 'no response head within 10000 ms' } as const

testPack(node, {
  'node/upgrade-only': {
    shown: { 'a plain GET that waits': { request: PLAIN, response: null, failed: TIMED_OUT } },
    not: { 'an upgrade that waits': { response: null, failed: TIMED_OUT } },
    confidence: 'possible',
  },
  'node/no-upgrade-listener': {
    shown: { 'a 404 kept alive': { response: ['HTTP/1.1 404 Not Found', ...KEPT] } },
    not: {
      'asked plainly': { request: PLAIN, response: ['HTTP/1.1 404 Not Found', ...KEPT] },
      'a 404 that closes': { response: ['HTTP/1.1 404 Not Found', 'Connection: close'] },
    },
    confidence: 'possible',
  },
  'node/request-not-read': {
    shown: {
      'a control character in Origin': {
        request: asking('/chat', 'Origin: http://a\x7fb'),
        response: ['HTTP/1.1 400 Bad Request', 'Connection: close'],
        ended: { at: 1 },
      },
      'a long head': { response: ['HTTP/1.1 431 Request Header Fields Too Large', 'Connection: close'], ended: { at: 1 } },
    },
    not: { 'WebSocket-Node': { response: ['HTTP/1.1 400 Bad Request', 'Connection: close', 'X-WebSocket-Reject-Reason: x'] } },
    confidence: 'likely',
  },
})

describe('who answered', () => {
  it('is Node only possibly: others keep connections alive too', () => {
    expect(answeredIn({ response: ['HTTP/1.1 404 Not Found', ...KEPT] }, [node])).toMatchObject({ pack: 'node', confidence: 'possible' })
    expect(
      answeredIn({ response: ['HTTP/1.1 404 Not Found', 'Connection: keep-alive', 'Keep-Alive: timeout=5, max=100'] }, [node]),
    ).toBeNull()
  })
})
