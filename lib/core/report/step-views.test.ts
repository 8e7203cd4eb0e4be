import { expect, it } from 'vitest'
import { head } from '../../testing/play'
import { connected } from '../../testing/report'
import { base64Decode } from '../bytes/base64'
import { latin1Decode } from '../bytes/latin1'
import { createRedactor } from '../handshake/redactor'
import { renewableRedactor } from '../handshake/renewable-redactor'

const STEP = { kind: 'step', index: 0, name: 'log in', method: 'POST', url: 'http://auth.test/login?token=abcdefgh' } as const
const text = (base64: string | null | undefined) => latin1Decode(base64Decode(base64 ?? '') ?? new Uint8Array())

/** An attempt whose first hop is a step. */
function begun() {
  const redactor = renewableRedactor(createRedactor(['hunter22']))
  const report = connected({ redactor })
  report.conversation.happens({ ...STEP })
  return { ...report, redactor }
}

it('shows a step that goes on, judges nothing, and shows its answer only when it was looked at', () => {
  const { conversation, view, reporter } = begun()
  expect(view()).toMatchObject({
    outcome: null,
    state: 'connecting',
    summary: 'Before step 1 (log in): writing the request to auth.test:80 (192.0.2.1:80)',
  })
  conversation.sends(head('POST /login HTTP/1.1', 'Host: auth.test', 'Content-Length: 8'), 'hunter22').wrote()
  conversation.receives(head('HTTP/1.1 200 OK', 'X-Token: fresh-secret', 'Content-Length: 12'))
  expect(reporter.answered).toBe('refused')
  expect(reporter.decided).toBe(false)
  conversation.receives('fresh-secret').ends()
  expect(reporter.decided).toBe(true)
  expect(reporter.ended).toBe(false)
  const going = view()
  expect(JSON.stringify(going)).not.toContain('fresh-secret')
  expect(going).toMatchObject({
    state: 'connecting',
    outcome: null,
    status: null,
    request: null,
    response: null,
    verdicts: [],
    endedAt: null,
    summary: 'Before step 1 (log in): reading the answer',
    before: [{ name: 'log in', method: 'POST', url: 'http://auth.test/login?token=********', status: 200, response: null, failed: null }],
  })
  expect(text(going.before[0]?.requestBody)).toBe('********')
})

it('masks what was gained, goes on with the handshake, and judges that alone', () => {
  const { conversation, view, reporter, redactor } = begun()
  conversation
    .sends(head('POST /login HTTP/1.1'))
    .wrote()
    .receives(head('HTTP/1.1 200 OK', 'X-Token: fresh-secret', 'Content-Length: 0'))
    .ends()
  conversation.happens({ kind: 'gained', extracted: [{ variable: 'token', found: true, secret: true }], failure: null })
  redactor.become(createRedactor(['hunter22', 'fresh-secret']))
  reporter.renew({ url: 'ws://example.com/fresh-secret', target: null })
  expect(view()).toMatchObject({ outcome: null, state: 'connecting', target: { url: 'ws://example.com/************' } })
  conversation.happens({ kind: 'reached', hop: 1, phase: 'resolve', data: { host: 'example.com', addresses: [] } })
  const now = view()
  expect(now).toMatchObject({
    summary: 'Connecting to :0',
    redirects: [],
    before: [{ status: 200, address: '192.0.2.1', extracted: [{ variable: 'token', found: true, secret: true }], failed: null }],
  })
  expect(text(now.before[0]?.response?.bytes)).toBe('HTTP/1.1 200 OK\r\nX-Token: ************\r\nContent-Length: 0\r\n\r\n')
  expect(now.verdicts.length).toBeGreaterThan(0)
})

it.each([
  [{ because: 'status', expected: ['2xx', '3xx'] }, 401, 'Before step 1 (log in): 401, expected 2xx or 3xx'],
  [{ because: 'missing', variable: 'sid', from: '$.sid' }, 200, 'Before step 1 (log in): 200, and nothing at "$.sid" for {{sid}}'],
])('ends the attempt with a step that was answered otherwise: %j', (failure, status, summary) => {
  const { conversation, view, reporter } = begun()
  conversation
    .sends(head('POST /login HTTP/1.1'))
    .wrote()
    .receives(head(`HTTP/1.1 ${status} x`, 'Content-Length: 0'))
    .ends()
  conversation.happens({ kind: 'gained', extracted: [], failure })
  expect(reporter.ended).toBe(true)
  expect(view()).toMatchObject({ state: 'closed', outcome: 'refused', status: null, summary, diagnoses: [], captureNext: [] })
  expect(view().before[0]?.failed).toBe(summary.replace('Before step 1 (log in): ', ''))
})

it('ends the attempt with a step that was not answered', () => {
  const { conversation, view, reporter } = begun()
  conversation.sends(head('POST /login HTTP/1.1')).wrote().ends('endpoint', 'rst')
  expect(reporter.ended).toBe(true)
  expect(view().outcome).toBe('not-http')
  expect(view().summary).toMatch(/^Before step 1 \(log in\): the endpoint reset the connection/)
})

it('takes a 101 to a step as an answer, and no frames behind it', () => {
  const { conversation, view, reporter } = begun()
  conversation.sends(head('POST /login HTTP/1.1', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==')).wrote()
  conversation.receives(head('HTTP/1.1 101 x', 'Upgrade: websocket'), Uint8Array.of(0x81, 1, 0x61))
  expect(reporter.answered).toBe('refused')
  expect(reporter.decided).toBe(true)
  expect(reporter.takeFrames()).toEqual([])
  expect(view()).toMatchObject({ outcome: null, accept: null, counts: { framesReceived: 0 } })
})

it('keeps messages for whoever listens, and tells what was gained from them', () => {
  const { conversation, view, reporter } = connected({ listens: true })
  conversation
    .sends(head('GET / HTTP/1.1'))
    .wrote()
    .receives(head('HTTP/1.1 101 x'), Uint8Array.of(0x81, 1, 0x61, 0x82, 1, 0x62))
  expect(reporter.takeMessages().map((one) => latin1Decode(one))).toEqual(['a'])
  expect(reporter.takeMessages()).toEqual([])
  conversation.happens({ kind: 'gained', extracted: [{ variable: 'id', found: true, secret: false }], failure: null })
  expect(view()).toMatchObject({ state: 'open', before: [], gained: [{ variable: 'id', secret: false }] })
})
