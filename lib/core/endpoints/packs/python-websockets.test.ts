import { expect, it } from 'vitest'
import { answeredIn, got, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { pythonWebsockets } from './python-websockets'

const OLD = {
  response: [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
    'Server: Python/3.11 websockets/10.4',
  ],
}

testPack(pythonWebsockets, {
  'python-websockets/not-an-upgrade': {
    shown: {
      'a plain GET': recorded('python-websockets-chat/plain_get'),
      'Connection: keep-alive': recorded('python-websockets-chat/keep_alive'),
      'no Upgrade': recorded('captures/py-websockets/noUpg'),
    },
    not: { 'coder/websocket': recorded('coder/plain_get') },
    confidence: 'certain',
  },
  'python-websockets/origin': {
    shown: { none: recorded('python-websockets-origins/good'), foreign: recorded('python-websockets-origins/foreign_origin') },
    mentions: ['Origin'],
  },
  'python-websockets/subprotocol': {
    shown: { none: recorded('python-websockets-chat/good'), unknown: recorded('python-websockets-chat/unknown_subprotocol') },
    not: { 'another field': recorded('python-websockets-chat/version8') },
  },
  'python-websockets/method': {
    shown: { POST: recorded('python-websockets-chat/post') },
    mentions: ['POST'],
  },
  'python-websockets/http-version': {
    shown: {
      'HTTP/1.0 of ours': recorded('python-websockets-chat/http10'),
      'HTTP/1.0 of a proxy': {
        response: ['HTTP/1.1 505 HTTP Version Not Supported', 'Server: nginx', 'Content-Length: 75'],
        body: 'Failed to open a WebSocket connection: unsupported HTTP version: HTTP/1.0.\n',
      },
    },
    mentions: [/HTTP\/1\.0/],
  },
  'python-websockets/handshake-field': {
    shown: {
      'no key': recorded('python-websockets-chat/missing_key'),
      'a short key': recorded('python-websockets-chat/short_key'),
      'version 99': recorded('python-websockets-chat/version99'),
      extensions: recorded('python-websockets-chat/bad_extension'),
    },
    not: {
      'the subprotocol has its own': recorded('python-websockets-chat/good'),
      'no upgrade': recorded('python-websockets-chat/plain_get'),
    },
  },
  'python-websockets/handler-failed': {
    shown: {
      'an exception': {
        response: ['HTTP/1.1 500 Internal Server Error', 'Content-Length: 82'],
        body: 'Failed to open a WebSocket connection.\nSee server log for more information.\n',
      },
    },
  },
  'python-websockets/shutting-down': {
    shown: { closing: { response: ['HTTP/1.1 503 Service Unavailable', 'Content-Length: 25'], body: 'Server is shutting down.\n' } },
  },
  'python-websockets/keepalive': {
    shown: { 'no pong': recorded('python-websockets-ping/good'), 'no pong to uvicorn': recorded('uvicorn-ping/good') },
    not: { 'Tornado says it otherwise': recorded('tornado-ping/good') },
    confidence: 'certain',
  },
  'python-websockets/message-too-large': {
    shown: { '200 MiB': recorded('python-websockets/oversized'), '200 MiB to uvicorn': recorded('uvicorn-sansio/oversized') },
    mentions: [/exceeds limit of (1048576|16777216) bytes/],
  },
  'python-websockets/message-too-large-unsaid': {
    shown: { 'an older release': { ...OLD, after: [got(20, { close: [1009] })], ended: { at: 30 } } },
    not: { 'it says why': recorded('python-websockets/oversized'), 'aiohttp, without a reason': recorded('aiohttp/oversized') },
    confidence: 'likely',
  },
  'python-websockets/connection-handler-failed': {
    shown: { 'the handler raises at once': recorded('python-websockets-crash/good') },
    not: { 'Cowboy closes alike': recorded('cowboy2-crash/crash') },
    confidence: 'likely',
  },
})

it('is recognised by its words and its 101; without a Server field it is uvicorn that uses it', () => {
  for (const name of ['python-websockets/good', 'python-websockets-chat/good', 'captures/py-websockets/plain'])
    expect(answeredIn(recorded(name), [pythonWebsockets])).toMatchObject({ pack: 'python-websockets', confidence: 'certain' })
  for (const name of ['uvicorn/good', 'aiohttp/good']) expect(answeredIn(recorded(name), [pythonWebsockets])).toBeNull()
})
