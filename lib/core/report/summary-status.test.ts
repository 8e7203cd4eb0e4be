import { expect, it } from 'vitest'
import { seenIn } from '../../testing/pack-tester'
import type { Verdict } from '../rules/rule'
import { diagnosedRefusal, refusalSentence } from './summary-status'
import type { DiagnosisView } from './view'

const UPGRADE = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']

function heads(answer: string[], request: string[] = UPGRADE, start = 'GET /chat HTTP/1.1') {
  const { request: asked, response } = seenIn({ request: [start, 'Host: example.com', ...request], response: answer })
  if (!asked || !response) throw new Error('both heads are whole')
  return { request: asked, response }
}
const summary = (answer: string[], request?: string[], start?: string, verdicts: readonly Verdict[] = []) =>
  refusalSentence({ ...heads(answer, request, start), verdicts })

it.each<[string[], string[], string]>([
  [
    ['HTTP/1.1 426 Upgrade Required', 'Server: WebSocket++/0.8.2'],
    [],
    'Refused with 426 Upgrade Required (Server: "WebSocket++/0.8.2"): the request did not ask for an upgrade properly, it lacks "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13" and a Sec-WebSocket-Key; the answer itself lacks the Upgrade field that a 426 must have (RFC 9110 §15.5.22)',
  ],
  [
    ['HTTP/1.1 426 x', 'Upgrade: websocket', 'Sec-WebSocket-Version: 8'],
    UPGRADE,
    'Refused with 426 x: the endpoint speaks Sec-WebSocket-Version "8"',
  ],
  [
    ['HTTP/1.1 426 x', 'Upgrade: websocket'],
    UPGRADE,
    'Refused with 426 x: the request did ask for an upgrade, so a proxy in between may have removed Upgrade and Connection',
  ],
  [
    ['HTTP/1.1 200 OK', 'Content-Type: text/html'],
    UPGRADE,
    'Refused with 200 OK: an ordinary page was answered instead of a switch to WebSocket ("text/html"): check the path, and whether a proxy removed Upgrade',
  ],
  [
    ['HTTP/1.1 302 Found', 'Location: https://example.com/login'],
    UPGRADE,
    'Refused with 302 Found: it redirects to "https://example.com/login", which a browser\'s WebSocket does not follow: use that address, with ws or wss',
  ],
  [['HTTP/1.1 301'], UPGRADE, 'Refused with 301 Moved Permanently: it redirects without a Location'],
  [
    ['HTTP/1.1 401 Unauthorized', 'WWW-Authenticate: Basic realm="x"'],
    UPGRADE,
    'Refused with 401 Unauthorized: it wants "Basic realm="x"", and the request sent neither Authorization nor Cookie',
  ],
  [
    ['HTTP/1.1 403 Forbidden'],
    [...UPGRADE, 'Origin: http://localhost'],
    'Refused with 403 Forbidden: no credentials were sent, or the endpoint does not allow the Origin "http://localhost"',
  ],
  [
    ['HTTP/1.1 403 Forbidden', 'Content-Length: 0'],
    [...UPGRADE, 'Node-Name: my-agent', 'Secret-Key: deadbeef'],
    'Refused with 403 Forbidden: what Secret-Key sent does not suffice, or the endpoint does not allow a request without Origin',
  ],
  [
    ['HTTP/1.1 400 Bad Request'],
    [],
    'Refused with 400 Bad Request: the request lacks "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13" and a Sec-WebSocket-Key',
  ],
  [
    ['HTTP/1.1 404 Not Found'],
    UPGRADE,
    'Refused with 404 Not Found: nothing answers at "/chat" for an upgrade: check the path, and which host the request names',
  ],
  [['HTTP/1.1 429 x', 'Retry-After: 5'], UPGRADE, 'Refused with 429 x: too many requests were made, try again after "5"'],
  [['HTTP/1.1 504 x'], UPGRADE, 'Refused with 504 x: a proxy waited too long for the server behind it'],
  [['HTTP/1.1 599 x'], UPGRADE, 'Refused with 599 x: the endpoint, or a proxy before it, failed on this request'],
  [
    ['HTTP/1.1 501 Not Implemented'],
    UPGRADE.slice(1),
    'Refused with 501 Not Implemented: the endpoint, or a proxy before it, failed on this request, which lacks "Upgrade: websocket"',
  ],
  [['HTTP/1.1 402 x'], UPGRADE, 'Refused with 402 x: the endpoint does not take this request'],
  [['HTTP/1.1 402 x'], UPGRADE.slice(0, 3), 'Refused with 402 x: the request lacks a Sec-WebSocket-Key'],
  [['HTTP/1.1 2x0 Odd'], UPGRADE, 'Refused with "HTTP/1.1 2x0 Odd": the status line has no status code of three digits'],
])('says of %j what to do', (answer, request, expected) => {
  expect(summary(answer, request)).toBe(expected)
})

it('quotes the method where it is not allowed', () => {
  expect(summary(['HTTP/1.1 405 Method Not Allowed', 'Allow: GET'], UPGRADE, 'POST /chat HTTP/1.1')).toBe(
    'Refused with 405 Method Not Allowed: the method "POST" is not allowed here (Allow: "GET"); a WebSocket is opened with GET (RFC 6455 §4.1)',
  )
})

it('puts the rules that the request breaks before a guess', () => {
  const verdict = {
    rule: 'request/x',
    outcome: 'fail',
    level: 'must',
    effect: 'none',
    section: 'rfc6455-4.1',
    title: 'Host is repeated',
    reason: null,
    because: '',
    at: [],
    advice: null,
  } as const
  const wellKnown = { ...verdict, rule: 'request/key-not-well-known', title: 'The key is a well-known one' } as const
  expect(summary(['HTTP/1.1 400 Bad Request'], [], 'GET / HTTP/1.1', [wellKnown, verdict])).toBe(
    'Refused with 400 Bad Request: the request breaks a rule: Host is repeated',
  )
})

it('says who refused and why where that is known, with the status as it came', () => {
  const reason = { title: 'the node is connected already', layer: 'application' } as DiagnosisView // safe: it reads no more
  const answeredBy = {
    pack: 'jenkins',
    product: 'Jenkins',
    confidence: 'certain',
    evidence: [],
    layer: 'application',
    inFront: [],
  } as const
  const told = { diagnoses: [reason], answeredBy }
  expect(diagnosedRefusal(heads(['HTTP/1.1 400 x']).response, told, reason)).toBe(
    'Refused with 400 by Jenkins: the node is connected already',
  )
  expect(diagnosedRefusal(heads(['HTTP/1.1 4x0 x']).response, { ...told, answeredBy: null }, reason)).toBe(
    'Refused with "HTTP/1.1 4x0 x": the node is connected already',
  )
})
