import { createServer, type Server, type Socket } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { composeHandshake } from '@/lib/core/handshake/compose'
import type { HeaderEntry, RequestDraft } from '@/lib/core/handshake/draft'
import { serializeRequest } from '@/lib/core/handshake/serialize-request'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'

// For any draft, the octets the endpoint receives are those of the preview; only a fresh key is another one each time.

/** Stands in the preview where the fresh key will be: as long as one, and found in nothing that is drawn. */
const PREVIEW_KEY = 'AAAAPREVIEWPREVIEWAAAA=='

let server: TestServer
let endpoint: Server
let url: string
/** What the newest connection still has to receive before it is answered. */
let expecting = 0
let received: Buffer = Buffer.alloc(0)
const sockets = new Set<Socket>()

beforeEach(async () => {
  server = testServer()
  endpoint = createServer((socket) => {
    sockets.add(socket)
    received = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      if (received.length >= expecting) socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    })
  })
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve))
  const address = endpoint.address()
  url = typeof address === 'object' && address ? `ws://127.0.0.1:${address.port}/chat?x=1` : ''
})
afterEach(async () => {
  await server.stop()
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => endpoint.close(resolve))
})

const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/)
const value = fc.stringMatching(/^[ \t!-z|~äé漢😀]{0,24}$/u)
const space = fc.constantFrom('', ' ', '  ', '\t', ' \t ')
const ending = fc.constantFrom('crlf', 'lf', 'cr', 'none' as const)
const octets = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64'))

const entry: fc.Arbitrary<HeaderEntry> = fc.oneof(
  fc.tuple(token, value),
  fc.record({ line: fc.tuple(token, space, space, value, space).map(([name, a, b, text, c]) => `${name}${a}:${b}${text}${c}`) }),
  fc.record({ line: fc.tuple(token, value).map((pair) => pair.join(':')), enabled: fc.boolean() }),
  fc.record({ line: fc.tuple(token, value).map((pair) => pair.join(':')), ending }),
  fc.record({
    base64: fc
      .tuple(token, fc.uint8Array({ maxLength: 20 }))
      .map(([name, bytes]) =>
        Buffer.concat([Buffer.from(`${name}: `), Buffer.from(bytes.filter((octet) => octet !== 10 && octet !== 13))]).toString('base64'),
      ),
  }),
  fc.constantFrom<HeaderEntry>(
    ['Host', 'a.example'],
    ['Sec-WebSocket-Key', '{{auto}}'],
    ['sec-websocket-key', '{{auto}}'],
    ['Upgrade', 'websocket'],
    ['Upgrade', ''],
  ),
)

const structured: fc.Arbitrary<Partial<RequestDraft>> = fc.record(
  {
    headers: fc.array(entry, { maxLength: 12 }),
    method: token,
    target: fc.constantFrom('/', '*', 'http://a.example/x', '/a b', '/%zz?q'),
    httpVersion: fc.constantFrom('1.1', '1.0', 'HTTP/3', '', 'http/1.1', '9.9'),
    lineEnding: ending,
    body: value,
    early: octets,
    pacing: fc.record({ every: fc.integer({ min: 16, max: 400 }), pauseMs: fc.constant(0) }),
  },
  { requiredKeys: [] },
)
const raw: fc.Arbitrary<Partial<RequestDraft>> = octets.map((base64) => ({ raw: base64 }))

it('T-44: sends the octets of the preview, whatever was composed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 5, arbitrary: structured }, { weight: 1, arbitrary: raw }), async (composed) => {
      const draft: RequestDraft = { url, ...composed }
      const preview = Buffer.from(serializeRequest(composeHandshake(draft, { key: PREVIEW_KEY })))
      expecting = preview.length
      const view = await attemptOf(call(startAttempt, '/api/attempts?wait=verdict', { body: { request: draft } }))
      const at = preview.indexOf(PREVIEW_KEY)
      const key = at === -1 ? PREVIEW_KEY : received.subarray(at, at + PREVIEW_KEY.length).toString('latin1')
      expect(received.toString('latin1')).toBe(preview.toString('latin1').replaceAll(PREVIEW_KEY, key))
      if (at !== -1) expect(Buffer.from(key, 'base64')).toHaveLength(16)
      // What the result shows of the request is what travelled, too.
      const shown = Buffer.from(view.request?.bytes ?? '', 'base64').toString('latin1')
      expect(received.toString('latin1').startsWith(shown)).toBe(true)
    }),
    { numRuns: 80, seed: 20_261_125 },
  )
}, 60_000)
