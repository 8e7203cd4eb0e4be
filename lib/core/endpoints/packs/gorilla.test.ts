import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { gorilla } from './gorilla'

const REFUSAL = ['Content-Type: text/plain; charset=utf-8', 'Sec-Websocket-Version: 13', 'X-Content-Type-Options: nosniff']

testPack(gorilla, {
  'gorilla/handshake-field': {
    shown: {
      'a plain GET': recorded('gorilla-main/plain_get'),
      'no Upgrade, which newer releases answer with 426': recorded('gorilla-main/no_upgrade'),
      'no key': recorded('gorilla-main/missing_key'),
      'version 8': recorded('gorilla-main/version8'),
      'Connection: keep-alive': recorded('gorilla-main/keep_alive'),
      'an older release, no Upgrade': recorded('captures/gorilla-deb/noUpg'),
    },
    not: {
      'coder/websocket, which names the field': recorded('coder/version99'),
      'Rancher, which adds its own JSON': recorded('captures/gorilla-norman-style/plain'),
    },
    confidence: 'certain',
  },
  'gorilla/upgrade-lost': {
    shown: {
      'the handshake was whole': {
        response: ['HTTP/1.1 400 Bad Request', 'Server: nginx', ...REFUSAL, 'Content-Length: 12'],
        body: 'Bad Request\n',
      },
    },
    not: { 'it was not': recorded('gorilla-main/plain_get') },
  },
  'gorilla/method': { shown: { POST: recorded('gorilla-main/post') }, mentions: ['POST'] },
  'gorilla/origin': {
    shown: { 'a foreign Origin': recorded('gorilla-main/foreign_origin') },
    not: { 'no route': recorded('gorilla-main/wrong_path'), 'x/net, which has no such fields': recorded('x-net-handler/good') },
    confidence: 'certain',
    mentions: ['https://evil.example', '127.0.0.1:9101'],
  },
  'gorilla/check-origin': {
    shown: { 'no Origin': { response: ['HTTP/1.1 403 Forbidden', ...REFUSAL, 'Content-Length: 10'], body: 'Forbidden\n' } },
    not: { 'a foreign Origin': recorded('gorilla-main/foreign_origin') },
  },
  'gorilla/cannot-take-over': {
    shown: {
      'a wrapped ResponseWriter': {
        response: ['HTTP/1.1 500 Internal Server Error', ...REFUSAL, 'Content-Length: 22'],
        body: 'Internal Server Error\n',
      },
    },
  },
  'gorilla/read-limit': {
    shown: { 'a limit of 1024': recorded('gorilla-limit/oversized') },
    not: { 'aiohttp names itself': recorded('aiohttp/oversized') },
    confidence: 'possible',
  },
  'gorilla/protocol-error': {
    shown: { 'a frame without a mask': recorded('gorilla-main/unmasked') },
    not: { 'another library says it in its words': recorded('tomcat10/unmasked') },
    mentions: ['bad MASK'],
  },
})

it('is recognised by its refusals, and not by a 101 that others write alike', () => {
  expect(answeredIn(recorded('gorilla-main/version99'), [gorilla])).toMatchObject({
    product: 'gorilla/websocket (Go)',
    confidence: 'certain',
  })
  expect(answeredIn(recorded('gorilla-main/good'), [gorilla])).toBeNull()
})
