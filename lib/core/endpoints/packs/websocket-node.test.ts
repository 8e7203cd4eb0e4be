import { describe, expect, it } from 'vitest'
import { accepting, answeredIn, asking, type Conversation, got, said, testPack } from '../../../testing/pack-tester'
import { requestWhere } from '../../rules/sample'
import { websocketNode } from './websocket-node'

/** A refusal as the library writes it: nothing but these lines. */
const refused = (status: string, ...lines: string[]): Conversation => ({
  response: [`HTTP/1.1 ${status}`, 'Connection: close', ...lines],
  ended: { at: 2 },
})
const ECHOED = { request: asking('/', 'Origin: http://localhost'), response: accepting('Origin: http://localhost') }
const reason = (text: string) => `X-WebSocket-Reject-Reason: ${text}`

testPack(websocketNode, {
  'websocket-node/field-refused': {
    shown: {
      'no key': {
        ...refused('400 Bad Request', reason('Client must provide a value for Sec-WebSocket-Key.')),
        request: requestWhere('Sec-WebSocket-Key'),
      },
      'no Host': { ...refused('400 Bad Request', reason('Client must provide a Host header.')), request: requestWhere('Host') },
    },
    mentions: [/Client must provide/],
  },
  'websocket-node/version': {
    shown: {
      'version 12': {
        ...refused(
          '426 Upgrade Required',
          reason('Unsupported websocket client version: 12Only versions 8 and 13 are supported.'),
          'Sec-WebSocket-Version: 13',
        ),
        request: requestWhere('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 12'),
      },
    },
    mentions: [/asked for 12/],
  },
  'websocket-node/no-handler': {
    shown: { 'no listener of request': refused('404 Not Found', reason('No handler is configured to accept the connection.')) },
  },
  'websocket-node/rejected': {
    shown: {
      'a path': refused('404 Not Found', reason('no such endpoint')),
      'a ticket': refused('401 Unauthorized', reason('No ticket'), 'X-Why: ticket'),
    },
    not: { 'its own reason': refused('404 Not Found', reason('No handler is configured to accept the connection.')) },
    mentions: [/no such endpoint|No ticket/],
  },
  'websocket-node/rejected-without-reason': {
    shown: {
      'a foreign Origin': { ...refused('403 Forbidden'), request: asking('/', 'Origin: http://evil.example') },
      'no Origin': refused('403 Forbidden'),
    },
    not: {
      'with a body': { response: ['HTTP/1.1 403 Forbidden', 'Connection: close', 'Content-Length: 2'], body: 'no' },
      'with Date': { response: ['HTTP/1.1 403 Forbidden', 'Connection: close', 'Date: Fri, 20 Nov 2026 11:36:28 GMT'] },
    },
    confidence: 'likely',
  },
  'websocket-node/accept-failed': {
    shown: {
      'another subprotocol': { ...refused('500 Internal Server Error'), request: asking('/', 'Sec-WebSocket-Protocol: other') },
      'none offered': refused('500 Internal Server Error'),
    },
    not: { 'a page': { response: ['HTTP/1.1 500 Internal Server Error', 'Content-Type: text/html', 'Content-Length: 1'], body: 'x' } },
  },
  'websocket-node/too-big': {
    shown: {
      'a frame': {
        after: [
          said(1, { text: 'x'.repeat(200) }),
          got(2, { close: [1009, 'Frame size of 200 bytes exceeds maximum accepted frame size'] }),
        ],
      },
    },
    not: { 'another library': { after: [said(1, { text: 'x' }), got(2, { close: [1009] })] } },
    mentions: ['200 bytes'],
  },
  'websocket-node/keepalive': {
    shown: { 'a ping without a pong': { ...ECHOED, after: [got(300, { ping: '' })], ended: { at: 505 } } },
    not: {
      'a ping that was answered': { ...ECHOED, after: [got(300, { ping: '' }), said(301, { pong: '' })], ended: { at: 505 } },
      'closed by a frame': { ...ECHOED, after: [got(300, { ping: '' }), got(400, { close: [1000] })], ended: { at: 505 } },
      'another server': { after: [got(300, { ping: '' })], ended: { at: 505 } },
    },
    confidence: 'likely',
  },
})

describe('who answered', () => {
  it('is WebSocket-Node by its own field, by the Origin in its 101, and by the reasons of its Close frames', () => {
    const certain = { pack: 'websocket-node', confidence: 'certain' }
    expect(answeredIn(refused('404 Not Found', reason('no such endpoint')), [websocketNode])).toMatchObject(certain)
    expect(answeredIn(ECHOED, [websocketNode])).toMatchObject(certain)
    const rsv = { after: [got(1, { close: [1002, 'Unsupported usage of rsv bits without negotiated extension.'] })] }
    expect(answeredIn(rsv, [websocketNode])).toMatchObject(certain)
    expect(answeredIn({}, [websocketNode])).toBeNull()
  })
})
