import { describe, expect, it } from 'vitest'
import { answeredIn, asking, type Conversation, got, said, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { requestWhere } from '../../rules/sample'
import { cowboy } from './cowboy'

const DATE = 'date: Thu, 26 Nov 2026 07:50:10 GMT'
const OPEN = [
  'HTTP/1.1 101 Switching Protocols',
  'connection: Upgrade',
  DATE,
  'sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
  'server: Cowboy',
  'upgrade: websocket',
]
const WANTED: Conversation = {
  response: ['HTTP/1.1 426 Upgrade Required', 'connection: upgrade', 'content-length: 0', DATE, 'server: Cowboy', 'upgrade: websocket'],
}
const BAD: Conversation = { response: ['HTTP/1.1 400 Bad Request', 'content-length: 0', DATE, 'server: Cowboy'] }

testPack(cowboy, {
  'cowboy/not-an-upgrade': {
    shown: {
      'a plain GET': { request: ['GET /ws HTTP/1.1', 'Host: a'], ...WANTED },
      'a POST': { request: ['POST /ws HTTP/1.1', ...asking('/').slice(1)], ...WANTED },
    },
    not: { 'another 426': { response: ['HTTP/1.1 426 Upgrade Required', 'Upgrade: websocket', 'Content-Length: 0'] } },
  },
  'cowboy/bad-request': {
    shown: {
      'version 12': { request: requestWhere('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 12'), ...BAD },
      'no key': { request: requestWhere('Sec-WebSocket-Key'), ...BAD },
      'HTTP/1.0': {
        request: ['GET /ws HTTP/1.0', ...asking('/').slice(1)],
        response: ['HTTP/1.1 400 Bad Request', 'connection: close', 'content-length: 0', DATE, 'server: Cowboy'],
      },
    },
    not: { nginx: { response: ['HTTP/1.1 400 Bad Request', 'Server: nginx', 'Content-Length: 0'] } },
    mentions: [/version 12|Key is missing|HTTP\/1\.0/],
  },
  'cowboy/http-version': { shown: { 'HTTP/1.0, Cowboy 2.18': recorded('cowboy2/http10') }, mentions: ['HTTP/1.0'] },
  'cowboy/no-route': { shown: { 'another path': recorded('cowboy2/wrong_path') }, not: { 'no key': recorded('cowboy2/missing_key') } },
  'cowboy/message-too-large': {
    shown: { '200 MiB': recorded('cowboy2/oversized') },
    not: { 'aiohttp closes alike': recorded('aiohttp/oversized') },
    confidence: 'likely',
  },
  'cowboy/handler-crashed': {
    shown: { 'a callback fails': recorded('cowboy2-crash/crash') },
    not: { 'websockets closes alike': recorded('python-websockets-crash/good') },
  },
  'cowboy/idle': {
    shown: { '60 s of silence': { response: OPEN, after: [got(60_003, { octets: '8802 03e8' })], ended: { at: 60_003 } } },
    not: {
      'we spoke': { response: OPEN, after: [said(30_000, { text: 'x' }), got(60_003, { octets: '8802 03e8' })], ended: { at: 60_003 } },
      'a reason': { response: OPEN, after: [got(60_003, { close: [1000, 'bye'] })], ended: { at: 60_003 } },
    },
    confidence: 'likely',
  },
})

describe('who answered', () => {
  it('is Cowboy by its sorted fields in lower case', () => {
    expect(answeredIn({ response: OPEN }, [cowboy])).toMatchObject({ pack: 'cowboy', confidence: 'certain' })
    expect(answeredIn({ response: ['HTTP/1.1 404 Not Found', 'Server: Cowboy', 'Content-Length: 0'] }, [cowboy])?.confidence).toBe(
      'possible',
    )
  })
})
