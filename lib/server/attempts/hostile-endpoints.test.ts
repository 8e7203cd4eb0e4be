import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { acceptValue } from '@/lib/core/handshake/accept-value'
import type { AttemptView } from '@/lib/core/report/view'
import { type ScriptedServer, type Step, scriptedServer } from '@/lib/testing/scripted-server'
import { drip, expectHead, send, silent } from '@/lib/testing/scripted-steps'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'

// Endpoints that hold or fill us on purpose: each is a finding within our limits, and other sessions go on meanwhile.
// T-33: one that sends octet by octet and never comes to an end. Each phase has a limit for the whole of it, not for an octet.

const EVERY_MS = 10
const FOR_EVER = 'x'.repeat(10_000)

let server: TestServer
let echo: Server
const endpoints: ScriptedServer[] = []
beforeEach(async () => {
  server = testServer()
  echo = createServer()
  const sockets = new WebSocketServer({ server: echo })
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(String(data), () => socket.close(1000))))
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  await server.stop()
  for (const endpoint of endpoints.splice(0)) await endpoint.close()
  echo.closeAllConnections()
  await new Promise((resolve) => echo.close(resolve))
})

const start = (request: unknown, query: string) => attemptOf(call(startAttempt, `/api/attempts${query}`, { body: { request } }))

/** An attempt against a slow endpoint, and while it goes on a whole one against a good one. */
async function against(scheme: 'ws' | 'wss', steps: readonly Step[], timeouts: Record<string, number> = {}) {
  const endpoint = await scriptedServer(steps)
  endpoints.push(endpoint)
  const slow = start({ url: `${scheme}://127.0.0.1:${endpoint.port}/`, network: { timeouts } }, '?wait=end')
  await endpoint.connection(0)
  const { port } = echo.address() as AddressInfo // safe: it listens on TCP
  const other = await start({ url: `ws://127.0.0.1:${port}/`, session: { sendOnOpen: [{ text: 'hi' }] } }, '?wait=end')
  expect(other).toMatchObject({ outcome: 'accepted', state: 'closed', close: { code: 1000 }, counts: { framesReceived: 2 } })
  return slow
}
const reasonOf = (view: AttemptView, rule: string) => view.verdicts.find((verdict) => verdict.rule === rule)?.reason

it('T-33: a head that drips ends at the limit of the response', async () => {
  const view = await against('ws', [expectHead(), drip(`HTTP/1.1 101 Switching Protocols\r\nX-Slow: ${FOR_EVER}`, EVERY_MS)], {
    response: 300,
  })
  expect(view).toMatchObject({ outcome: 'timed-out', state: 'closed', failure: { phase: 'response', code: 'response-timeout' } })
  expect(reasonOf(view, 'response/head-in-time')).toBe('stalled')
})

it('T-33: a body that drips ends at four times that limit', async () => {
  const refusal = 'HTTP/1.1 403 Forbidden\r\nContent-Length: 10000\r\n\r\n'
  const view = await against('ws', [expectHead(), send(refusal), drip(FOR_EVER, EVERY_MS)], { response: 150 })
  expect(view).toMatchObject({ outcome: 'refused', state: 'closed', failure: { phase: 'response', code: 'response-timeout' } })
  expect(view.failure?.detail).toBe('the body was not whole within 600 ms')
  expect(reasonOf(view, 'response/body-whole')).toBe('slow')
})

it('T-33: a TLS handshake that drips ends at its own limit', async () => {
  // The header of a record of 16 KiB, and then its octets.
  const view = await against('wss', [drip(`\x16\x03\x03\x40\x00${FOR_EVER}`, EVERY_MS)], { tls: 300 })
  expect(view).toMatchObject({ outcome: 'timed-out', state: 'closed', failure: { phase: 'tls', code: 'tls-timeout' } })
})

it.each([
  ['header', '\x81\x7f\x00\x00\x00'],
  ['payload', `\x81\x7f\x00\x00\x00\x00\x00\x00\xff\xff${FOR_EVER}`],
])('T-33: an endpoint that drips the %s of a frame is let go of after the time for closing', async (_, frame) => {
  const upgrade = send((peer) => {
    const key = /Sec-WebSocket-Key: (\S+)/.exec(peer.head)?.[1] ?? ''
    return `HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptValue(key)}\r\n\r\n`
  })
  const endpoint = await scriptedServer([expectHead(), upgrade, drip(frame, EVERY_MS)])
  endpoints.push(endpoint)
  const request = { url: `ws://127.0.0.1:${endpoint.port}/`, session: { closeAfterMs: 100 }, network: { timeouts: { closing: 150 } } }
  expect(await start(request, '?wait=end')).toMatchObject({ outcome: 'accepted', state: 'closed', close: { how: 'timeout', by: 'us' } })
})

it.each([
  ['a header line of 1 MB', `X: ${'y'.repeat(1_000_000)}`, 'lineBytes'],
  ['100,000 header lines', 'X: y\r\n'.repeat(100_000), 'headLines'],
  ['a field folded over 100,000 lines', `X: y\r\n${' y\r\n'.repeat(100_000)}`, 'headLines'],
])('says of %s that it goes beyond a limit of ours', async (_, lines, limit) => {
  const view = await against('ws', [expectHead(), send(`HTTP/1.1 101 Switching Protocols\r\n${lines}`), silent()])
  expect(view).toMatchObject({ outcome: 'refused', state: 'closed', limits: [limit] })
  expect(reasonOf(view, 'response/head-within-limits')).toBe('exceeded')
})

it.each([
  ['a chunk of 2^64 octets', `FFFFFFFFFFFFFFFF\r\n${'x'.repeat(1_100_000)}`],
  ['a million chunks of one octet', '1\r\nx\r\n'.repeat(1_060_000)],
])('keeps 1 MiB of a body of %s, and ends the connection', async (_, chunks) => {
  const refusal = 'HTTP/1.1 500 Internal Server Error\r\nTransfer-Encoding: chunked\r\n\r\n'
  const view = await against('ws', [expectHead(), send(`${refusal}${chunks}`), silent()])
  expect(view).toMatchObject({ outcome: 'refused', state: 'closed', limits: ['bodyBytes'] })
  expect(view.response?.body).toMatchObject({ length: 1_048_576, truncated: true })
  expect(reasonOf(view, 'response/body-whole')).toBe('cut')
})

it('shows a head in which every octet of four long values breaks a rule', async () => {
  const lines = Array.from({ length: 4 }, () => `Connection: ${'\x01,\xff,'.repeat(3_900)}\r\n`).join('')
  const view = await against('ws', [expectHead(), send(`HTTP/1.1 101 Switching Protocols\r\n${lines}\r\n`), silent()], { idle: 300 })
  expect(view).toMatchObject({ outcome: 'invalid', status: 101, state: 'closed' })
  const controls = view.verdicts.find((verdict) => verdict.rule === 'response/control-characters')
  expect(controls).toMatchObject({
    outcome: 'fail',
    because: 'A control character stands in "Connection": expected visible characters, spaces and tabs',
  })
  expect(controls?.at).toHaveLength(100)
})
