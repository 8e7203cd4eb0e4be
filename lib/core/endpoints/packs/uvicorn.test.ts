import { expect, it } from 'vitest'
import { answeredIn, got, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { uvicorn } from './uvicorn'

const OPEN = recorded('uvicorn/good')

testPack(uvicorn, {
  'uvicorn/handshake-field': {
    shown: {
      'no key': recorded('uvicorn/missing_key'),
      POST: recorded('uvicorn/post'),
      'version 8 on websockets-sansio': recorded('uvicorn-sansio/version8'),
      extensions: recorded('uvicorn/bad_extension'),
    },
    not: { 'websockets itself': recorded('python-websockets-chat/missing_key') },
    confidence: 'certain',
  },
  'uvicorn/closed-before-accept': {
    shown: {
      'no such path': recorded('uvicorn/wrong_path'),
      'the route closes with 4401': recorded('uvicorn-refuse/good'),
      'on websockets-sansio': recorded('uvicorn-sansio-refuse/good'),
      'on wsproto': recorded('uvicorn-wsproto-refuse/good'),
      'an older uvicorn': recorded('captures/uvicorn-close-before-accept/good'),
    },
    not: {
      'x/net has no fields': recorded('x-net-handler/good'),
      Daphne: recorded('daphne-refuse/good'),
      'websockets itself': recorded('python-websockets-origins/good'),
      'WebSocket-Node': recorded('captures/websocket-node-reject/good'),
    },
    confidence: 'likely',
  },
  'uvicorn/treated-as-http': {
    shown: {
      'a plain GET': recorded('uvicorn/plain_get'),
      'no library is installed': recorded('uvicorn-no-ws/good'),
      FastAPI: {
        response: ['HTTP/1.1 404 Not Found', 'server: uvicorn', 'content-length: 22', 'content-type: application/json'],
        body: '{"detail":"Not Found"}',
      },
    },
    not: { aiohttp: recorded('aiohttp/wrong_path') },
    confidence: 'likely',
  },
  'uvicorn/exception': {
    shown: {
      websockets: recorded('uvicorn-exc/good'),
      'websockets-sansio': recorded('uvicorn-sansio-exc/good'),
      wsproto: recorded('uvicorn-wsproto-exc/good'),
    },
    not: { Daphne: recorded('daphne-boom/good'), 'WebSocket++': recorded('websocketpp-0.8.2/missing_version') },
    confidence: 'likely',
  },
  'uvicorn/restart': {
    shown: { 'a reload': { ...OPEN, after: [got(5000, { close: [1012] })], ended: { at: 5001 } } },
    not: { 'another server': { after: [got(5000, { close: [1012] })], ended: { at: 5001 } } },
    confidence: 'likely',
  },
  'uvicorn/message-too-large': { shown: { '200 MiB': recorded('uvicorn/oversized') }, not: { aiohttp: recorded('aiohttp/oversized') } },
  'uvicorn/crashed': {
    shown: { 'after accept()': recorded('uvicorn-crash/good'), 'on wsproto, no UTF-8': recorded('uvicorn-wsproto/bad_utf8') },
    not: { 'closed with a code': recorded('uvicorn/bad_utf8') },
    confidence: 'possible',
  },
  'uvicorn/wsproto-handshake': {
    shown: { 'no key': recorded('uvicorn-wsproto/missing_key'), 'version 8': recorded('uvicorn-wsproto/version8') },
    not: { 'Tomcat has no reason phrase either': recorded('tomcat10/version99') },
    confidence: 'likely',
  },
})

it('is recognised by its 101, its 404 and the words of the library below it', () => {
  for (const name of ['uvicorn/good', 'captures/uvicorn/good', 'uvicorn/plain_get', 'uvicorn/missing_key', 'uvicorn-sansio/version8'])
    expect(answeredIn(recorded(name), [uvicorn])).toMatchObject({ pack: 'uvicorn', confidence: 'certain' })
  expect(answeredIn(recorded('python-websockets-chat/missing_key'), [uvicorn])).toBeNull()
})
