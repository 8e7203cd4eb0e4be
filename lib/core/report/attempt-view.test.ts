import { expect, it } from 'vitest'
import { WEBSOCKETPP_426, WS_ECHO } from '../../testing/fixtures/recordings'
import { head, play } from '../../testing/play'
import { connected, reporterMeta } from '../../testing/report'
import { createReporter } from './reporter'

it('shows the recorded handshake of ws: heads, accept value, verdicts', () => {
  const { conversation, view } = connected()
  conversation.sends(WS_ECHO.request).wrote().receives(WS_ECHO.response)
  expect(view()).toMatchObject({
    state: 'open',
    outcome: 'accepted',
    status: 101,
    request: { startLine: 'GET /echo HTTP/1.1' },
    response: { startLine: 'HTTP/1.1 101 Switching Protocols', reason: 'Switching Protocols', body: null },
    accept: { expected: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=', received: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' },
    diagnoses: [],
    answeredBy: null,
  })
  expect(view().verdicts.find((verdict) => verdict.rule === 'response/accept-correct')).toMatchObject({
    outcome: 'pass',
    sectionTitle: expect.stringContaining('RFC 6455'),
  })
})

it('says who would open the answer once there is one, and quotes nothing secret there', () => {
  const { conversation, view } = connected({}, ['topsecret'])
  conversation.sends(WS_ECHO.request).wrote()
  expect(view().clients).toEqual([])
  conversation.receives(
    head('HTTP/1.1 101 x', 'Upgrade: topsecret', 'Connection: Upgrade', 'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo='),
  )
  expect(view().clients.find(({ client }) => client === 'ws')).toMatchObject({
    opens: false,
    refusesOn: [
      { rule: 'response/upgrade-websocket', because: 'Upgrade is "*********": expected "websocket"', says: 'Invalid Upgrade header' },
    ],
  })
})

it('shows the recorded 426 of WebSocket++ and what was missing', () => {
  const { conversation, view } = connected()
  conversation.sends(WEBSOCKETPP_426.request).wrote().receives(WEBSOCKETPP_426.response).ends()
  expect(view()).toMatchObject({ state: 'closed', outcome: 'refused', status: 426, accept: null, close: null })
  expect(view().summary).toBe(
    'Refused with 426 by WebSocket++: the request lacks Connection: Upgrade and Upgrade: websocket, and the server answers nothing else',
  )
  expect(view().diagnoses[0]).toMatchObject({ id: 'websocketpp/not-an-upgrade', confidence: 'certain' })
})

it('shows nothing of a secret, wherever it is quoted', () => {
  const secret = 'Zm9vYmFyYmF6cXV4'
  const { conversation, view } = connected({ url: `ws://example.com/chat?token=${secret}`, draft: { url: 'ws://example.com/' } }, [secret])
  conversation
    .sends(head(`GET /chat?token=${secret} HTTP/1.1`, `Authorization: Bearer ${secret}`, 'Cookie: R_SESS=onlyinthefield'))
    .wrote()
    .receives(
      head('HTTP/1.1 302 Found', `Location: /login?next=${secret}`, `X-Echo: ${secret}`, 'Content-Length: 40'),
      `body ${secret} and onward`,
    )
    .happens({ kind: 'failed', phase: 'response', code: 'limit-reached', detail: `saw ${secret}` })
    .ends()
  const everything = JSON.stringify(view())
  expect(everything).not.toContain(secret)
  expect(everything).not.toContain('onlyinthefield')
  const decoded = [view().request?.bytes, view().response?.bytes, view().response?.body?.bytes].map((text) =>
    Buffer.from(text ?? '', 'base64').toString(),
  )
  expect(decoded.join()).not.toContain(secret)
  expect(decoded[2]).toMatch(/^body \*+ and onward/)
})

it('names the limits that were reached', () => {
  const { conversation, view } = connected()
  conversation
    .sends(head('GET / HTTP/1.1'))
    .wrote()
    .receives(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}`)
  expect(view()).toMatchObject({ limits: ['lineBytes'], outcome: 'refused', rawAnswer: { looksLike: 'http' } })
})

it('shows no part of a secret where a sentence cuts it', () => {
  const secret = 'a1B2c3D4e5F6g7H8i9J0'.repeat(3)
  const foreign = connected({}, [secret])
  foreign.conversation.sends(head('GET / HTTP/1.1')).wrote().receives(`oops ${secret}`)
  expect(foreign.view().summary).not.toContain('a1B2')
  const closed = connected({}, [secret])
  const reason = Buffer.from(`\x03\xe8${'x'.repeat(40)}${secret}`, 'latin1')
  closed.conversation
    .sends(head('GET / HTTP/1.1'))
    .wrote()
    .receives(head('HTTP/1.1 101 x'), Uint8Array.of(0x88, reason.length), new Uint8Array(reason))
    .ends()
  expect(closed.view().close?.reason).toBe(`${'x'.repeat(40)}${'*'.repeat(60)}`)
  expect(JSON.stringify(closed.view())).not.toContain('a1B2')
})

it('names every address that was tried in vain, in order', () => {
  const report = createReporter(reporterMeta({}, ['s3cret-value-9']))
  play(report)
    .happens({ kind: 'tried', address: '::1', port: 9, code: 'connection-refused', detail: 'connect ECONNREFUSED ::1:9' })
    .happens({ kind: 'tried', address: '192.0.2.1', port: 9, code: 'connect-timeout', detail: 'no s3cret-value-9' })
    .happens({ kind: 'failed', phase: 'connect', code: 'host-unreachable', detail: 'x', address: '192.0.2.2', port: 9 })
  expect(report.view()).toMatchObject({
    tried: [
      { address: '::1', port: 9, code: 'connection-refused', detail: 'connect ECONNREFUSED ::1:9' },
      { address: '192.0.2.1', port: 9, code: 'connect-timeout', detail: `no ${'*'.repeat(14)}` },
    ],
    failure: { address: '192.0.2.2' },
  })
})
