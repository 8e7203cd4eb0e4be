import { describe, expect, it } from 'vitest'
import { answeredIn, asking, type Conversation, got, said, testPack } from '../../../testing/pack-tester'
import { signalr } from './signalr'

const PATH = '/chatHub?id=abc'
const HUB = { url: `ws://example.com${PATH}`, request: asking(PATH) }
const refused = (status: string, body: string): Conversation => ({
  ...HUB,
  response: [`HTTP/1.1 ${status}`, 'Content-Type: text/plain', `Content-Length: ${body.length}`, 'Server: Kestrel'],
  body,
})
const HELLO = said(1, { text: '{"protocol":"json","version":1}\x1e' })

testPack(signalr, {
  'signalr/unknown-id': { shown: { 'another server': refused('404 Not Found', 'No Connection with that ID') } },
  'signalr/id-required': {
    shown: {
      'the upgrade got lost': refused('400 Bad Request', 'Connection ID required'),
      'a plain GET': { ...refused('400 Bad Request', 'Connection ID required'), request: ['GET /chatHub HTTP/1.1', 'Host: a'] },
    },
  },
  'signalr/transport-disabled': {
    shown: { 'polling only': refused('404 Not Found', 'WebSockets transport not supported by this end point type') },
  },
  'signalr/transport-changed': { shown: { 'after polling': refused('400 Bad Request', 'Cannot change transports mid-connection') } },
  'signalr/id-in-use': {
    shown: { twice: { ...HUB, response: ['HTTP/1.1 409 Conflict', 'Content-Length: 0'] } },
    not: { 'no id': { response: ['HTTP/1.1 409 Conflict', 'Content-Length: 0'] } },
    confidence: 'possible',
  },
  'signalr/handshake-refused': {
    shown: {
      'another protocol': {
        ...HUB,
        after: [
          said(1, { text: '{"protocol":"x","version":1}\x1e' }),
          got(3, { text: '{"error":"The protocol \'x\' is not supported."}\x1e' }),
        ],
      },
    },
    mentions: ['not supported'],
  },
  'signalr/handshake-missing': {
    shown: {
      'no separator': {
        ...HUB,
        after: [said(1, { text: '{"protocol":"json","version":1}' }), got(15_000, { close: [1000] })],
        ended: { at: 15_001 },
      },
      'nothing said': { ...HUB, after: [got(15_000, { close: [1000] })], ended: { at: 15_001 } },
    },
    not: { 'a whole one': { ...HUB, after: [HELLO, got(3, { text: '{}\x1e' })], ended: { at: 4 } } },
    confidence: 'possible',
  },
  'signalr/closed': {
    shown: {
      'with an error': {
        ...HUB,
        after: [
          HELLO,
          got(3, { text: '{}\x1e' }),
          got(9, { text: '{"type":7,"error":"Connection closed with an error.","allowReconnect":true}\x1e' }),
        ],
      },
      'without one': { ...HUB, after: [HELLO, got(3, { text: '{}\x1e{"type":7}\x1e' })] },
    },
    not: { 'a ping': { ...HUB, after: [HELLO, got(3, { text: '{}\x1e' }), got(9, { text: '{"type":6}\x1e' })] } },
  },
})

describe('who answered', () => {
  it('is SignalR by its answer to the handshake', () => {
    expect(answeredIn({ ...HUB, after: [HELLO, got(3, { text: '{}\x1e' })] }, [signalr])).toMatchObject({
      pack: 'signalr',
      confidence: 'certain',
    })
    expect(answeredIn({}, [signalr])).toBeNull()
  })
})
