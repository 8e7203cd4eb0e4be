import type { ServerHttp2Stream } from 'node:http2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { POST as closeAttempt } from '@/app/api/attempts/[id]/close/route'
import { GET as readEvents } from '@/app/api/attempts/[id]/events/route'
import { GET as readFrames, POST as sendFrames } from '@/app/api/attempts/[id]/frames/route'
import { POST as retryAttempt } from '@/app/api/attempts/[id]/retry/route'
import { GET as readAttempt } from '@/app/api/attempts/[id]/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { type Http2Server, type Http2ServerOptions, http2Server } from '@/lib/testing/http2-server'
import { speakWebSocket } from '@/lib/testing/http2-web-socket'
import { tlsFixture } from '@/lib/testing/scripted-server'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'
import type { FrameWindow } from './read-frames'

let server: TestServer
let peer: Http2Server | undefined
beforeEach(() => {
  server = testServer()
})
afterEach(async () => {
  await server.stop()
  await peer?.close()
  peer = undefined
})

async function serve(onStream: Http2ServerOptions['onStream'], enableConnectProtocol = true): Promise<string> {
  peer = await http2Server({ onStream, enableConnectProtocol })
  return `ws://127.0.0.1:${peer.port}/chat`
}
const OVER_HTTP2 = { protocol: 'h2' }
const start = (request: Record<string, unknown>, wait = 'verdict') =>
  attemptOf(call(startAttempt, `/api/attempts?wait=${wait}`, { body: { request: { network: OVER_HTTP2, ...request } } }))
const read = (id: string) => attemptOf(call(readAttempt, `/api/attempts/${id}`, { params: { id } }))
/** The attempt once it has ended. */
async function ended(id: string) {
  const response = await call(readEvents, `/api/attempts/${id}/events`, { params: { id } })
  await response.text()
  return read(id)
}
const frames = async (id: string, query = '') =>
  (await (await call(readFrames, `/api/attempts/${id}/frames${query}`, { params: { id } })).json()) as FrameWindow
const send = (id: string, body: unknown) => call(sendFrames, `/api/attempts/${id}/frames`, { body, params: { id } })
const opens =
  (more: Record<string, string> = {}) =>
  (stream: ServerHttp2Stream) => {
    stream.respond({ ':status': 200, ...more })
    speakWebSocket(stream)
  }

describe('WebSocket over HTTP/2 (RFC 8441)', () => {
  it('opens with a 2xx, carries frames both ways, and closes by Close frames', async () => {
    const url = await serve(opens({ 'sec-websocket-protocol': 'chat' }))
    const { id, ...attempt } = await start({
      url,
      headers: [
        ['Host', 'x'],
        ['Sec-WebSocket-Protocol', 'chat'],
      ],
    })
    expect(attempt).toMatchObject({
      state: 'open',
      status: 200,
      protocol: 'h2',
      subprotocol: 'chat',
      accept: null,
      http2: { enableConnectProtocol: true, settings: { ENABLE_CONNECT_PROTOCOL: 1 } },
    })
    expect(attempt.request?.lines.map(({ text }) => text)).toEqual([
      ':method: CONNECT',
      ':protocol: websocket',
      ':scheme: http',
      ':path: /chat',
      ':authority: x',
      'sec-websocket-protocol: chat',
    ])
    expect(attempt.response?.lines[0]).toMatchObject({ name: ':status', value: '200', ending: 'none' })
    expect(attempt.phases.map(({ phase, state }) => `${phase} ${state}`)).toEqual([
      'resolve reached',
      'connect reached',
      'http2 reached',
      'request reached',
      'response reached',
      'open running',
    ])
    expect(attempt.timings.http2).toBeGreaterThan(0)

    expect(
      (
        await send(id, [
          { opcode: 'text', text: 'hello' },
          { opcode: 'ping', text: 'p' },
        ])
      ).status,
    ).toBe(200)
    expect((await call(closeAttempt, `/api/attempts/${id}/close`, { body: { code: 1000 }, params: { id } })).status).toBe(200)
    const view = await ended(id)
    expect(view).toMatchObject({
      state: 'closed',
      close: { code: 1000, by: 'us', how: 'close-frame', explanation: expect.stringContaining('it ended the HTTP/2 stream (END_STREAM)') },
      counts: { framesSent: 3, framesReceived: 3 },
    })
    expect(view.summary).toMatch(/^Opened with 200 over HTTP\/2, then closed by us with 1000 \(Normal Closure\) after .* and 6 frames$/)
    const { items } = await frames(id)
    const told = (direction: string) =>
      items.filter((frame) => frame.direction === direction).map(({ opcode, text }) => `${opcode} ${text ?? ''}`.trim())
    expect(told('sent')).toEqual(['1 hello', '9 p', '8'])
    expect(told('received')).toEqual(['1 hello', '10 p', '8'])
    // Another length of payload is read from the store.
    expect((await frames(id, '?maxPayload=2&from=1')).items.filter(({ truncated }) => truncated)).toHaveLength(2)
  })

  it('answers pings and echoes a Close', async () => {
    const url = await serve((stream) => {
      stream.respond({ ':status': 200 })
      stream.write(Buffer.from([0x89, 1, 0x70, 0x88, 2, 0x03, 0xe9]))
      stream.on('data', () => {})
      stream.on('end', () => stream.end())
      stream.once('data', () => stream.end())
    })
    const { id } = await start({ url })
    const view = await ended(id)
    expect((await frames(id)).items.map(({ direction, opcode }) => `${direction} ${opcode}`)).toEqual([
      'received 9',
      'received 8',
      'sent 10',
      'sent 8',
    ])
    expect(view).toMatchObject({ outcome: 'accepted', close: { code: 1001, by: 'endpoint', wireCode: 1001 } })
  })

  it('says in plain words that a server offers HTTP/2 without WebSocket (RFC 8441 §3)', async () => {
    const url = await serve(() => {}, false)
    expect(await start({ url })).toMatchObject({
      outcome: 'unreachable',
      failure: { phase: 'http2', code: 'http2-no-connect-protocol' },
      summary: expect.stringContaining('speaks HTTP/2 and does not offer WebSocket over it (no SETTINGS_ENABLE_CONNECT_PROTOCOL)'),
      http2: { enableConnectProtocol: false },
    })
  })

  it('shows a refusal with its body, and does not ask for lines of HTTP/1.1', async () => {
    const url = await serve((stream) => {
      stream.respond({ ':status': 403, 'content-type': 'text/plain', server: 'test' })
      stream.end('not here')
    })
    const view = await start({ url, headers: [] }, 'end')
    expect(view).toMatchObject({ outcome: 'refused', status: 403, response: { body: { complete: true, contentType: 'text/plain' } } })
    expect(Buffer.from(view.response?.body?.bytes ?? '', 'base64').toString()).toBe('not here')
    expect(view.summary).toBe('Refused with 403: the answer says: "not here"')
    expect(view.verdicts.filter(({ rule, outcome }) => rule.startsWith('response/') && outcome === 'fail')).toEqual([])
  })

  it.each<[string, (stream: ServerHttp2Stream) => void, RegExp]>([
    ['RST_STREAM', (stream) => stream.close(7), /reset the HTTP\/2 stream before an answer: RST_STREAM with REFUSED_STREAM$/],
    ['GOAWAY', (stream) => stream.session?.goaway(11), /ended the HTTP\/2 connection: GOAWAY with ENHANCE_YOUR_CALM$/],
    [
      'fields beyond our bounds',
      (stream) => stream.respond(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`x-${n}a`, '']))),
      /^One of our own limits was reached: the fields of the answer are more than 65536 octets or 256 fields$/,
    ],
  ])('says what came in place of an answer: %s', async (_what, onStream, summary) => {
    const view = await start({ url: await serve(onStream) })
    expect(view.outcome).toBe('not-http')
    expect(view.summary).toMatch(summary)
  })

  it('shows SETTINGS for what they are where a handshake of HTTP/1.1 was sent (RFC 9113 §3.4)', async () => {
    const url = await serve(() => {})
    const plain = await attemptOf(call(startAttempt, '/api/attempts?wait=verdict', { body: { request: { url } } }))
    expect(plain).toMatchObject({ outcome: 'not-http', rawAnswer: { looksLike: 'http2-settings' } })
  })

  it('sends a handshake of HTTP/1.1 also where ALPN chose h2, and shows the answer for what it is', async () => {
    peer = await http2Server({ tls: 'leaf', onStream: () => {} })
    const url = `wss://127.0.0.1:${peer.port}/chat`
    const network = { protocol: 'http/1.1', alpn: ['h2', 'http/1.1'], ca: tlsFixture('ca.pem') }
    const view = await start({ url, network })
    expect(view).toMatchObject({
      outcome: 'not-http',
      protocol: 'http/1.1',
      tls: { alpn: 'h2' },
      http2: null,
      request: { startLine: 'GET /chat HTTP/1.1' },
      rawAnswer: { looksLike: 'http2-settings' },
    })
    expect(view.verdicts.find(({ rule }) => rule === 'response/http2-on-http1')?.outcome).toBe('fail')
  })

  it('masks secrets in fields, in the sentence, and in history, and sends them again on retry', async () => {
    const seen: unknown[] = []
    const url = await serve((stream, headers) => {
      seen.push([headers.authorization, headers.cookie, headers[':path']])
      stream.respond({ ':status': 401, 'www-authenticate': 'Bearer', 'set-cookie': 'sid=backagain' }, { endStream: true })
    })
    const request = {
      url: `${url}?token=s3cr3t-in-url`,
      headers: [
        ['Authorization', 'Bearer s3cr3t-token'],
        ['Cookie', 'sid=s3cr3t-cookie-of-16'],
      ],
    }
    const { id } = await start(request, 'end')
    const text = JSON.stringify(await read(id))
    expect(text).not.toContain('s3cr3t')
    expect(text).not.toContain('backagain')
    expect(text).toContain('authorization: Bearer ************')
    await ended((await attemptOf(call(retryAttempt, `/api/attempts/${id}/retry`, { body: {}, params: { id } }))).id)
    expect(seen).toEqual(Array(2).fill(['Bearer s3cr3t-token', 'sid=s3cr3t-cookie-of-16', '/chat?token=s3cr3t-in-url']))
  })
})
