import { describe, expect, it } from 'vitest'
import { accepting, answeredIn, asking, type Conversation, got, said, testPack } from '../../../testing/pack-tester'
import { requestWhere } from '../../rules/sample'
import { uwebsockets } from './uwebsockets'

const PAGE = '<html><body><h1>File Not Found</h1><hr><i>uWebSockets/20 Server</i></body></html>'
const NO_ROUTE: Conversation = { response: ['HTTP/1.1 404 File Not Found', 'uWebSockets: 20', 'Content-Length: 81'], body: PAGE }
const OPEN = accepting('uWebSockets: 20')

testPack(uwebsockets, {
  'uwebsockets/no-route': {
    shown: {
      'another path': NO_ROUTE,
      'a plain GET': { ...NO_ROUTE, request: ['GET /ws HTTP/1.1', 'Host: example.com'] },
      'a short key': { ...NO_ROUTE, request: requestWhere('Sec-WebSocket-Key', 'Sec-WebSocket-Key: abc') },
    },
    not: {
      'an answer of the application': { response: ['HTTP/1.1 404 Not Found', 'uWebSockets: 20', 'Content-Length: 6'], body: 'custom' },
    },
  },
  'uwebsockets/bad-request': {
    shown: {
      'HTTP/1.0': {
        request: ['GET /ws HTTP/1.0', ...asking('/ws').slice(1)],
        response: ['HTTP/1.1 400 Bad Request', 'Connection: close'],
        body: '<h1>Bad Request</h1><hr><i>uWebSockets/20 Server</i>',
        ended: { at: 1 },
      },
    },
    not: { 'no such route': NO_ROUTE },
    mentions: [/HTTP\/1\.0/],
  },
  'uwebsockets/message-too-big': {
    shown: { '20000 octets': { response: OPEN, after: [said(200, { text: 'x'.repeat(20_000) })], ended: { at: 210 } } },
    not: {
      'a small one': { response: OPEN, after: [said(200, { text: 'x' })], ended: { at: 210 } },
      'another server': { after: [said(200, { text: 'x'.repeat(20_000) })], ended: { at: 210 } },
    },
    confidence: 'likely',
    mentions: ['20000 octets'],
  },
  'uwebsockets/violation': {
    shown: { 'bad UTF-8': { response: OPEN, after: [{ at: 200, from: 'us', octets: '81 82 00000000 ffff' }], ended: { at: 207 } } },
    not: { 'long after': { response: OPEN, after: [said(200, { text: 'x' })], ended: { at: 120_000 } } },
  },
  'uwebsockets/idle': {
    shown: { 'a ping without a pong': { response: OPEN, after: [got(2400, { ping: '' })], ended: { at: 6463 } } },
    not: { 'pinged and answered': { response: OPEN, after: [got(2400, { ping: '' }), said(2401, { pong: '' })], ended: { at: 6463 } } },
  },
})

describe('who answered', () => {
  it('is uWebSockets by its field and by the line under its error pages', () => {
    expect(answeredIn({ response: OPEN }, [uwebsockets])).toMatchObject({ pack: 'uwebsockets', confidence: 'certain' })
    expect(answeredIn(NO_ROUTE, [uwebsockets])).toMatchObject({ pack: 'uwebsockets', confidence: 'certain' })
    expect(answeredIn({}, [uwebsockets])).toBeNull()
  })
})
