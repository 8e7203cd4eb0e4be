import { expect, it } from 'vitest'
import { accepting, answeredIn, asking, type Conversation, got, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { spring } from './spring'

const PLAIN = ['GET /ws HTTP/1.1', 'Host: example.com']
const VARY = ['Vary: Origin', 'Vary: Access-Control-Request-Method', 'Vary: Access-Control-Request-Headers']
const SECURITY = [
  'X-Content-Type-Options: nosniff',
  'X-XSS-Protection: 0',
  'Cache-Control: no-cache, no-store, max-age=0, must-revalidate',
  'Pragma: no-cache',
  'Expires: 0',
  'X-Frame-Options: DENY',
]
const refused = (status: string, lines: string[], body = '', request?: string[]): Conversation => ({
  ...(request ? { request } : {}),
  response: [`HTTP/1.1 ${status}`, ...lines, `Content-Length: ${body.length}`],
  body,
})
const boot = (status: number, error: string) =>
  `{"timestamp":"2026-11-26T08:00:00.000+00:00","status":${status},"error":"${error}","path":"/ws"}`
const FOREIGN = asking('/ws', 'Origin: https://evil.example')

testPack(spring, {
  'spring/not-an-upgrade': {
    shown: {
      'a plain GET': refused('400 ', [], 'Can "Upgrade" only to "WebSocket".', PLAIN),
      'Connection was lost, behind nginx': refused('400', ['Server: nginx'], '"Connection" must be "upgrade".'),
    },
    not: {
      Tornado: recorded('tornado/plain_get'),
      'Tornado, Connection': recorded('tornado/keep_alive'),
      aiohttp: recorded('aiohttp/plain_get'),
    },
    confidence: 'likely',
  },
  'spring/version': {
    shown: {
      'on Undertow': refused('426 ', [...VARY, 'Sec-WebSocket-Version: 13,8,7']),
      'on Tomcat': refused('426 ', [...VARY, 'Sec-WebSocket-Version: 13']),
    },
    not: {
      'Tomcat itself': recorded('tomcat10/version99'),
      'a 400 of gevent-websocket': recorded('gevent-websocket-0.10.1/c_version12'),
      Tornado: recorded('tornado/version99'),
    },
    confidence: 'likely',
  },
  'spring/method': {
    shown: { POST: refused('405 ', [...VARY, 'Allow: GET'], '', ['POST /ws HTTP/1.1', 'Host: a']) },
    not: { 'actix, with a reason phrase': refused('405 Method Not Allowed', ['allow: GET'], '', ['POST /ws HTTP/1.1', 'Host: a']) },
    confidence: 'possible',
  },
  'spring/origin': {
    shown: {
      'the interceptor refuses': refused('403 ', VARY, '', FOREIGN),
      'CORS refuses': refused('403 ', VARY, 'Invalid CORS request', FOREIGN),
    },
    not: { 'a bare 403': recorded('x-net-handler/good') },
    confidence: 'likely',
  },
  'spring/security': {
    shown: {
      'no session': refused('403 ', [...VARY, ...SECURITY, 'Content-Type: application/json'], boot(403, 'Forbidden')),
      'a login page': refused('302 ', [...SECURITY, 'Location: http://example.com/login']),
    },
    not: { 'no such fields': refused('401 Unauthorized', ['WWW-Authenticate: Basic']) },
  },
  'spring/no-handler': {
    shown: { 'Spring Boot': refused('404 ', [...VARY, 'Content-Type: application/json'], boot(404, 'Not Found')) },
    not: {
      'Tomcat itself': recorded('tomcat10/wrong_path'),
      FastAPI: refused('404 Not Found', ['server: uvicorn'], '{"detail":"Not Found"}'),
    },
    mentions: ['/ws'],
  },
  'spring/not-reliable': {
    shown: {
      'we read too slowly': {
        after: [got(10, { close: [4500, 'Failed to send message within the configured send limit'] })],
        ended: { at: 20 },
      },
    },
    not: { 'graphql-transport-ws has 4500 too': { after: [got(10, { close: [4500, 'Internal server error'] })], ended: { at: 20 } } },
    confidence: 'likely',
  },
})

it('is recognised by its words, by Vary of its CORS, and by the error of Spring Boot', () => {
  expect(answeredIn({ response: accepting(...VARY) }, [spring])).toMatchObject({ pack: 'spring', confidence: 'certain' })
  expect(answeredIn(refused('404 ', [], boot(404, 'Not Found')), [spring])).toMatchObject({ confidence: 'certain' })
  expect(answeredIn({ response: accepting('Vary: Origin') }, [spring])).toBeNull()
})
