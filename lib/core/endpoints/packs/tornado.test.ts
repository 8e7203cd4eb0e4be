import { expect, it } from 'vitest'
import { answeredIn, got, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { tornado } from './tornado'

testPack(tornado, {
  'tornado/not-an-upgrade': {
    shown: {
      'a plain GET': recorded('tornado/plain_get'),
      'Connection: keep-alive': recorded('tornado/keep_alive'),
      'behind nginx': {
        response: ['HTTP/1.1 400 Bad Request', 'Server: nginx', 'Content-Type: text/html; charset=UTF-8', 'Content-Length: 34'],
        body: 'Can "Upgrade" only to "WebSocket".',
      },
    },
    not: {
      'Spring, without a Content-Type': { response: ['HTTP/1.1 400 ', 'Content-Length: 34'], body: 'Can "Upgrade" only to "WebSocket".' },
      'Spring, with a small u': { response: ['HTTP/1.1 400 ', 'Content-Length: 31'], body: '"Connection" must be "upgrade".' },
      'aiohttp, which says more': recorded('aiohttp/plain_get'),
    },
    confidence: 'certain',
  },
  'tornado/not-an-upgrade-or-spring': {
    shown: {
      'another Content-Type': {
        response: ['HTTP/1.1 400 Bad Request', 'Server: cloudflare', 'Content-Type: text/plain', 'Content-Length: 34'],
        body: 'Can "Upgrade" only to "WebSocket".',
      },
    },
    not: { 'Tornado says who it is': recorded('tornado/plain_get') },
    confidence: 'possible',
  },
  'tornado/origin': { shown: { foreign: recorded('tornado/foreign_origin') }, confidence: 'certain', mentions: ['https://evil.example'] },
  'tornado/version': {
    shown: { '99': recorded('tornado/version99'), none: recorded('tornado/missing_version') },
    not: { 'Netty lists 13 alone': recorded('netty4.1/version99'), Tomcat: recorded('tomcat10/version99') },
  },
  'tornado/handshake-field': { shown: { 'no key': recorded('tornado/missing_key') } },
  'tornado/no-route': {
    shown: { 'another path': recorded('tornado/wrong_path'), POST: recorded('tornado/post') },
    not: { aiohttp: recorded('aiohttp/wrong_path') },
  },
  'tornado/ping': {
    shown: { 'no pong': recorded('tornado-ping/good') },
    not: { 'a normal end': { after: [got(10, { close: [1000] })], ended: { at: 20 } } },
    confidence: 'certain',
  },
  'tornado/message-too-large': { shown: { '200 MiB': recorded('tornado/oversized') }, not: { lws: recorded('netty4.1/oversized') } },
  'tornado/handler-failed': {
    shown: { 'open() raises': recorded('tornado-crash/good'), 'no UTF-8': recorded('tornado/bad_utf8') },
    not: { 'aiohttp ends alike': recorded('aiohttp-crash/good') },
    confidence: 'possible',
  },
})

it('is recognised by its words and its 101', () => {
  for (const name of ['tornado/good', 'tornado/plain_get', 'tornado/wrong_path', 'tornado/foreign_origin'])
    expect(answeredIn(recorded(name), [tornado])).toMatchObject({ pack: 'tornado', confidence: 'certain' })
  expect(answeredIn(recorded('tornado/version99'), [tornado])).toMatchObject({ confidence: 'certain' })
  expect(answeredIn(recorded('coder/good'), [tornado])).toBeNull()
})
