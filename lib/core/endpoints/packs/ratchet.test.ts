import { describe, expect, it } from 'vitest'
import { accepting, answeredIn, asking, testPack } from '../../../testing/pack-tester'
import { requestWhere } from '../../rules/sample'
import { ratchet } from './ratchet'

const SUGGESTED = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13']
const LENGTH = 'Content-Length: 0'

testPack(ratchet, {
  'ratchet/upgrade-missing': {
    shown: {
      'no Upgrade': { request: requestWhere('Upgrade'), response: ['HTTP/1.1 426 Upgrade header MUST be provided', ...SUGGESTED, LENGTH] },
    },
    not: { 'another 426': { response: ['HTTP/1.1 426 Upgrade Required', ...SUGGESTED, LENGTH] } },
  },
  'ratchet/connection-missing': {
    shown: {
      'Connection: close': {
        request: requestWhere('Connection', 'Connection: close'),
        response: ['HTTP/1.1 400 Connection Upgrade MUST be requested', LENGTH],
      },
    },
  },
  'ratchet/invalid-key': {
    shown: {
      'a short key': {
        request: requestWhere('Sec-WebSocket-Key', 'Sec-WebSocket-Key: abc'),
        response: ['HTTP/1.1 400 Invalid Sec-WebSocket-Key', LENGTH],
      },
    },
  },
  'ratchet/subprotocol': {
    shown: {
      'another one': {
        request: asking('/', 'Sec-WebSocket-Protocol: chat'),
        response: ['HTTP/1.1 426 No Sec-WebSocket-Protocols requested supported', ...SUGGESTED, 'Sec-WebSocket-Protocol: wamp', LENGTH],
      },
    },
    mentions: ['it speaks wamp'],
  },
})

describe('who answered', () => {
  it('is Ratchet by its field and its reason phrases', () => {
    expect(answeredIn({ response: accepting('X-Powered-By: Ratchet/0.4.4') }, [ratchet])).toMatchObject({
      pack: 'ratchet',
      confidence: 'certain',
    })
    expect(answeredIn({}, [ratchet])).toBeNull()
  })
})
