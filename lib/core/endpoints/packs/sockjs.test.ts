import { describe, expect, it } from 'vitest'
import { answeredIn, asking, type Conversation, got, said, testPack } from '../../../testing/pack-tester'
import { requestWhere } from '../../rules/sample'
import { sockjs } from './sockjs'

const page = (status: string, body: string, ...lines: string[]): Conversation => ({
  response: [`HTTP/1.1 ${status}`, 'Connection: close', ...lines, 'content-type: text/plain; charset=UTF-8'],
  body,
  ended: { at: 2 },
})
const SESSION = { url: 'ws://example.com/echo/123/abc/websocket', request: asking('/echo/123/abc/websocket') }
const OPEN = got(1, { text: 'o' })

testPack(sockjs, {
  'sockjs/base-url': { shown: { 'an upgrade at the base': page('200 OK', 'Welcome to SockJS!\n') } },
  'sockjs/not-an-upgrade': {
    shown: {
      'a plain GET': {
        request: ['GET /echo/websocket HTTP/1.1', 'Host: a'],
        response: ['HTTP/1.1 400 Bad Request', 'Content-Length: 29'],
        body: 'Not a valid websocket request',
      },
    },
    not: { faye: { response: ['HTTP/1.1 400 Bad Request', 'Content-Length: 23'], body: 'Not a WebSocket request' } },
  },
  'sockjs/version': {
    shown: {
      'version 12': {
        request: requestWhere('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 12'),
        response: ['HTTP/1.1 400 Bad Request', 'Connection: close'],
        body: 'Only supported WebSocket protocol is RFC 6455.',
        ended: { at: 1 },
      },
    },
    mentions: ['12'],
  },
  'sockjs/no-transport': {
    shown: {
      'another path': page('404 Not Found', '404 Error: Page not found\n'),
      'websocket: false': page('404 Not Found', '404 Error: Page not found\n', 'Cache-Control: public, max-age=31536000'),
    },
    not: { 'another server': { response: ['HTTP/1.1 404 Not Found', 'Content-Length: 14'], body: 'Page not found' } },
  },
  'sockjs/session-framing': {
    shown: { 'a session': { ...SESSION, after: [OPEN] } },
    not: { 'another path': { after: [OPEN] } },
  },
  'sockjs/broken-framing': {
    shown: { '{bad': { ...SESSION, after: [OPEN, said(2, { text: '{bad' }), got(3, { close: [3000, 'Broken framing.'] })] } },
  },
  'sockjs/heartbeat': {
    shown: {
      'no pong': { ...SESSION, after: [OPEN, got(25_000, { ping: '' }), got(35_000, { text: 'c[3000,"No response from heartbeat"]' })] },
    },
  },
  'sockjs/closed': {
    shown: {
      kicked: { ...SESSION, after: [OPEN, got(3, { text: 'c[4001,"kicked"]' }), got(4, { close: [1000, 'Normal closure'] })] },
      'the same session twice': { ...SESSION, after: [OPEN, got(3, { text: 'c[2010,"Another connection still open"]' })] },
    },
    not: { 'a message of the application': { ...SESSION, after: [OPEN, got(3, { text: 'a["c[4001]"]' })] } },
    mentions: [/4001 and reason "kicked"|another connection/],
  },
})

describe('who answered', () => {
  it('is SockJS by its own words and frames', () => {
    expect(answeredIn(page('200 OK', 'Welcome to SockJS!\n'), [sockjs])).toMatchObject({ pack: 'sockjs', confidence: 'certain' })
    expect(answeredIn({ ...SESSION, after: [OPEN] }, [sockjs])).toMatchObject({ pack: 'sockjs', confidence: 'certain' })
    expect(answeredIn({}, [sockjs])).toBeNull()
  })
})
