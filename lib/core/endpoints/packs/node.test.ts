import { describe, expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
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
  'node/upgrade-not-answered': {
    shown: { 'an upgrade that waits': { response: null, failed: TIMED_OUT } },
    not: { 'a plain GET that waits': { request: PLAIN, response: null, failed: TIMED_OUT } },
    confidence: 'possible',
    mentions: [/^possibly/],
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
