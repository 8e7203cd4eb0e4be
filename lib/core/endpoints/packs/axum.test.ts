import { expect, it } from 'vitest'
import { answeredIn, type Conversation, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { axum } from './axum'

const refused = (status: string, body: string, request?: string[]): Conversation => ({
  ...(request ? { request } : {}),
  response: [
    `HTTP/1.1 ${status}`,
    'content-type: text/plain; charset=utf-8',
    `content-length: ${body.length}`,
    'date: Thu, 26 Nov 2026 08:00:00 GMT',
  ],
  body,
})
const BAD = '400 Bad Request'

testPack(axum, {
  'axum/not-an-upgrade': {
    shown: {
      'a plain GET': refused(BAD, "Connection header did not include 'upgrade'", ['GET / HTTP/1.1', 'Host: a']),
      'Upgrade was lost': refused(BAD, "`Upgrade` header did not include 'websocket'"),
    },
    not: { 'coder/websocket': recorded('coder/no_upgrade') },
    confidence: 'certain',
  },
  'axum/version': { shown: { '8': refused(BAD, "`Sec-WebSocket-Version` header did not include '13'") } },
  'axum/key': { shown: { none: refused(BAD, '`Sec-WebSocket-Key` header missing') } },
  'axum/method': { shown: { POST: refused('405 Method Not Allowed', 'Request method must be `GET`', ['POST / HTTP/1.1', 'Host: a']) } },
  'axum/no-upgrade-state': {
    shown: {
      'no upgrades': refused('426 Upgrade Required', "WebSocket request couldn't be upgraded since no upgrade state was present"),
      'HTTP/1.0': refused('426 Upgrade Required', "WebSocket request couldn't be upgraded since no upgrade state was present", [
        'GET / HTTP/1.0',
        'Host: a',
      ]),
    },
    not: { 'coder/websocket to HTTP/1.0': recorded('coder/http10') },
  },
  'axum/http2': {
    shown: { 'GET over HTTP/2 behind a proxy': refused('405 Method Not Allowed', 'Request method must be `CONNECT`') },
    mentions: ['HTTP/2'],
  },
})

it('is recognised by its words', () => {
  expect(answeredIn(refused(BAD, '`Sec-WebSocket-Key` header missing'), [axum])).toMatchObject({ pack: 'axum', confidence: 'certain' })
})
