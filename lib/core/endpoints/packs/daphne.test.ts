import { expect, it } from 'vitest'
import { answeredIn, got, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { daphne } from './daphne'

const DAY = 86_400_000

testPack(daphne, {
  'daphne/refused': {
    shown: {
      'the consumer closes': recorded('daphne-refuse/good'),
      'no Origin': recorded('daphne-origin/good'),
      'a foreign Origin': recorded('daphne-origin/foreign_origin'),
    },
    not: { 'x/net': recorded('x-net-handler/good'), uvicorn: recorded('uvicorn-refuse/good') },
    confidence: 'certain',
    mentions: ['ALLOWED_HOSTS'],
  },
  'daphne/connect-timeout': {
    shown: {
      'after 20 s': { ...recorded('daphne-refuse/good'), artifacts: { timing: { written: 2, firstByte: 20_100, head: 20_100, reads: 1 } } },
    },
    not: { 'at once': recorded('daphne-refuse/good') },
    confidence: 'likely',
  },
  'daphne/exception': {
    shown: { 'no route': recorded('daphne/wrong_path'), 'an exception': recorded('daphne-boom/good') },
    not: { 'WebSocket++ writes capitals': recorded('websocketpp-0.8.2/missing_version') },
    confidence: 'likely',
  },
  'daphne/handshake-field': {
    shown: {
      'no key': recorded('daphne/missing_key'),
      'a short key': recorded('daphne/short_key'),
      'Connection: keep-alive': recorded('daphne/keep_alive'),
      POST: recorded('daphne/post'),
    },
    not: { actix: { response: ['HTTP/1.1 400 No Connection upgrade', 'content-length: 0'] } },
    confidence: 'certain',
  },
  'daphne/version': { shown: { '99': recorded('daphne/version99'), none: recorded('daphne/missing_version') } },
  'daphne/treated-as-http': {
    shown: { 'a plain GET': recorded('daphne/plain_get'), 'another Upgrade': recorded('daphne/other_upgrade') },
    confidence: 'likely',
  },
  'daphne/age': {
    shown: { 'after a day': { ...recorded('daphne/good'), after: [got(DAY, { close: [1000] })], ended: { at: DAY + 10 } } },
    not: { 'after an hour': { ...recorded('daphne/good'), after: [got(3_600_000, { close: [1000] })], ended: { at: 3_600_010 } } },
  },
  'daphne/dropped': {
    shown: { 'no mask': recorded('daphne/unmasked'), 'no UTF-8': recorded('daphne/bad_utf8') },
    not: { 'no pong': recorded('daphne-ping/good'), 'Tornado ends alike': recorded('tornado/bad_utf8') },
    confidence: 'possible',
  },
  'daphne/ping': {
    shown: { 'no pong': recorded('daphne-ping/good') },
    not: { 'aiohttp ends alike': recorded('aiohttp-heartbeat/good') },
    confidence: 'likely',
  },
})

it('is recognised by its reason phrases and its 101', () => {
  for (const name of ['daphne/good', 'daphne-refuse/good', 'daphne/version99', 'daphne/post', 'daphne/wrong_path'])
    expect(answeredIn(recorded(name), [daphne])).toMatchObject({ pack: 'daphne', confidence: 'certain' })
  expect(answeredIn(recorded('tornado/good'), [daphne])).toBeNull()
})
