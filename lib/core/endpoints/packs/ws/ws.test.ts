import { describe, expect, it } from 'vitest'
import { answeredIn, asking, type Conversation, got, said, testPack } from '../../../../testing/pack-tester'
import { recorded } from '../../../../testing/recorded'
import { requestWhere } from '../../../rules/sample'
import { ws } from '.'

const PLAIN = ['GET /chat HTTP/1.1', 'Host: example.com']
/** An answer as ws writes it. */
const refused = (status: string, body: string, ...lines: string[]): Conversation => ({
  response: [`HTTP/1.1 ${status}`, 'Connection: close', 'Content-Type: text/html', `Content-Length: ${body.length}`, ...lines],
  body,
  ended: { at: 2 },
})
const VERSION = 'Missing or invalid Sec-WebSocket-Version header'
const KEY = 'Missing or invalid Sec-WebSocket-Key header'
const OWN_PORT: Conversation = {
  response: [
    'HTTP/1.1 426 Upgrade Required',
    'Content-Length: 16',
    'Content-Type: text/plain',
    'Date: Fri, 20 Nov 2026 11:36:28 GMT',
    'Connection: keep-alive',
    'Keep-Alive: timeout=5',
  ],
  body: 'Upgrade Required',
}
const OLD: Conversation = {
  request: requestWhere('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 12'),
  response: ['HTTP/1.1 400 Bad Request', 'Connection: close', 'Content-type: text/html', 'Content-Length: 11'],
  body: 'Bad Request',
  ended: { at: 2 },
}

testPack(ws, {
  'ws/not-an-upgrade': {
    shown: { 'a plain GET': { ...OWN_PORT, request: PLAIN }, 'the upgrade got lost': OWN_PORT },
    not: { 'the same words with Server': { ...OWN_PORT, response: [...(OWN_PORT.response as string[]), 'Server: nginx/1.22.1'] } },
  },
  'ws/invalid-key': {
    shown: {
      'no key': { ...refused('400 Bad Request', KEY), request: requestWhere('Sec-WebSocket-Key') },
      'a short one': { ...refused('400 Bad Request', KEY), request: requestWhere('Sec-WebSocket-Key', 'Sec-WebSocket-Key: abc') },
      'behind nginx': {
        response: ['HTTP/1.1 400 Bad Request', 'Server: nginx/1.22.1', 'Content-Type: text/html', 'Content-Length: 43'],
        body: KEY,
      },
    },
    not: { 'the version': refused('400 Bad Request', VERSION, 'Sec-WebSocket-Version: 13, 8') },
  },
  'ws/invalid-version': {
    shown: {
      'version 12': {
        ...refused('400 Bad Request', VERSION, 'Sec-WebSocket-Version: 13, 8'),
        request: requestWhere('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 12'),
      },
    },
    mentions: ['"12"'],
  },
  'ws/invalid-upgrade': {
    shown: { h2c: { ...refused('400 Bad Request', 'Invalid Upgrade header'), request: requestWhere('Upgrade', 'Upgrade: h2c') } },
  },
  'ws/invalid-subprotocol': {
    shown: {
      'a name twice': {
        ...refused('400 Bad Request', 'Invalid Sec-WebSocket-Protocol header'),
        request: asking('/chat', 'Sec-WebSocket-Protocol: a, a'),
      },
    },
  },
  'ws/invalid-extensions': {
    shown: {
      'an unknown parameter': {
        ...refused('400 Bad Request', 'Invalid or unacceptable Sec-WebSocket-Extensions header'),
        request: asking('/chat', 'Sec-WebSocket-Extensions: permessage-deflate; foo=bar'),
      },
    },
  },
  'ws/invalid-method': {
    shown: {
      'a POST': { ...refused('405 Method Not Allowed', 'Invalid HTTP method'), request: ['POST /chat HTTP/1.1', ...asking('/').slice(1)] },
    },
    mentions: ['POST'],
  },
  'ws/wrong-path': {
    shown: { 'another path than the option': refused('400 Bad Request', 'Bad Request') },
    not: {
      'a named field': refused('400 Bad Request', KEY),
      'an old ws': OLD,
      'ws 7, which names nothing': recorded('socket.io-2.5/d_missing_key'),
      'the error page of Node': { response: ['HTTP/1.1 400 Bad Request', 'Connection: close'] },
    },
    mentions: ['/chat'],
  },
  'ws/older-bad-request': {
    shown: {
      'version 12 to ws 6': OLD,
      'version 12 to ws 7': recorded('socket.io-2.5/c_version12'),
      'no key to ws 7': recorded('socket.io-2.5/d_missing_key'),
    },
    not: {
      'ws 8': refused('400 Bad Request', 'Bad Request'),
      'Engine.IO': {
        response: ['HTTP/1.1 400 Bad Request', 'Connection: close', 'Content-type: text/html', 'Content-Length: 11'],
        body: 'Bad request',
      },
    },
  },
  'ws/refused-by-application': {
    shown: {
      'false alone': refused('401 Unauthorized', 'Unauthorized'),
      'a foreign Origin': { ...refused('401 Unauthorized', 'Unauthorized'), request: asking('/chat', 'Origin: http://evil.example') },
      'a code and a text': refused('403 Forbidden', 'no entry for you'),
      'a code and headers': refused('429 Too Many Requests', 'Too Many Requests', 'Retry-After: 7'),
    },
    not: {
      'behind a proxy': {
        response: ['HTTP/1.1 401 Unauthorized', 'Server: nginx', 'Content-Type: text/html', 'Content-Length: 12'],
        body: 'Unauthorized',
      },
      'the method': refused('405 Method Not Allowed', 'Invalid HTTP method'),
    },
    mentions: [/with (401|403|429)/],
  },
  'ws/closing': {
    shown: { 'after close()': refused('503 Service Unavailable', 'Service Unavailable') },
    not: { 'a page': { response: ['HTTP/1.1 503 Service Unavailable', 'Content-Type: text/html'], body: 'Service Unavailable' } },
  },
  'ws/refused-before-upgrade': {
    shown: { 'nothing but a status line': { response: ['HTTP/1.1 401 Unauthorized'], ended: { at: 1 } } },
    not: {
      'a field': { response: ['HTTP/1.1 401 Unauthorized', 'Connection: close'], ended: { at: 1 } },
      'x/net/websocket of Go': { response: ['HTTP/1.1 403 Forbidden'], ended: { at: 1 } },
      'asked plainly': { request: PLAIN, response: ['HTTP/1.1 401 Unauthorized'], ended: { at: 1 } },
    },
    confidence: 'likely',
  },
  'ws/message-too-big': {
    shown: {
      '200 octets and maxPayload 100': { after: [said(1, { text: 'x'.repeat(200) }), got(2, { close: [1009] })], ended: { at: 3 } },
    },
    not: { 'with a reason': { after: [said(1, { text: 'x' }), got(2, { close: [1009, 'WebSocket frame length too large'] })] } },
    confidence: 'possible',
    mentions: ['200 octets'],
  },
})

describe('who answered', () => {
  it('is ws where it used its own words, and not where anyone could have', () => {
    expect(answeredIn(refused('400 Bad Request', KEY), [ws])).toMatchObject({ pack: 'ws', confidence: 'certain' })
    expect(answeredIn(OWN_PORT, [ws])).toMatchObject({ pack: 'ws', confidence: 'certain' })
    expect(answeredIn(OLD, [ws])).toMatchObject({ pack: 'ws', confidence: 'certain' })
    expect(answeredIn({}, [ws])).toBeNull()
    expect(answeredIn({ response: ['HTTP/1.1 401 Unauthorized', 'Content-Length: 0'] }, [ws])).toBeNull()
  })
})
