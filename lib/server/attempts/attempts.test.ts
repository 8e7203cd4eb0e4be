import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { POST as abortAttempt } from '@/app/api/attempts/[id]/abort/route'
import { POST as sendFrames } from '@/app/api/attempts/[id]/frames/route'
import { POST as retryAttempt } from '@/app/api/attempts/[id]/retry/route'
import { DELETE as deleteAttempt, PATCH as patchAttempt, GET as readAttempt } from '@/app/api/attempts/[id]/route'
import { GET as listAttempts } from '@/app/api/attempts/route'
import { POST as lint } from '@/app/api/lint/route'
import { readAttemptSecrets } from '@/lib/server/store/read-attempt'
import { type AttemptKit, attemptKit, close, ended, follow, frames, read, STANDARD, start, upgrade } from '@/lib/testing/attempt-kit'
import { scriptedServer } from '@/lib/testing/scripted-server'
import { expectBytes, expectHead, halfClose, reset, send, silent, stopReading, until, untilEnded } from '@/lib/testing/scripted-steps'
import { attemptOf, call } from '@/lib/testing/session-kit'

let kit: AttemptKit
beforeEach(async () => {
  kit = await attemptKit()
})
afterEach(() => kit.stop())

describe('an accepted handshake', () => {
  it('is answered with its verdict, its bytes, and a place', async () => {
    const response = await start({ url: kit.echo.url })
    expect(response.status).toBe(201)
    const attempt = await attemptOf(response.clone())
    expect(response.headers.get('location')).toBe(`/api/attempts/${attempt.id}`)
    expect(attempt).toMatchObject({ outcome: 'accepted', status: 101, state: 'open', failure: null })
    expect(attempt.request?.startLine).toBe('GET /chat HTTP/1.1')
    expect(attempt.accept?.received).toBe(attempt.accept?.expected)
  })
  it('is answered at once when nothing is waited for', async () => {
    const attempt = await attemptOf(start({ url: kit.echo.url }, ''))
    expect(attempt).toMatchObject({ outcome: null, state: 'connecting' })
  })
  it('sends and receives frames, live and from the store alike', async () => {
    const { id } = await attemptOf(start({ url: kit.echo.url, session: { sendOnOpen: [{ text: 'first' }] } }))
    const sent = await call(sendFrames, `/api/attempts/${id}/frames`, {
      params: { id },
      body: [{ text: '{"a":1}' }, { hex: '00ff', opcode: 'binary' }],
    })
    expect(await sent.json()).toMatchObject({ sent: 2, bytes: 6 + 7 + 6 + 2 })
    await follow(id, (text) => /"framesReceived":3/.test(text))
    const live = await frames(id)
    expect(live.items.map(({ direction, text, payload }) => [direction, text ?? payload]).toSorted()).toEqual(
      [
        ['sent', 'first'],
        ['received', 'first'],
        ['sent', '{"a":1}'],
        ['received', '{"a":1}'],
        ['sent', 'AP8='],
        ['received', 'AP8='],
      ].toSorted(),
    )
    await close(id, { code: 1000, reason: 'done' })
    await follow(id, ended)
    const stored = await read(id)
    expect(stored).toMatchObject({
      state: 'closed',
      outcome: 'accepted',
      close: { code: 1000, wireCode: 1000, reason: 'done', by: 'us', how: 'close-frame' },
    })
    const window = await frames(id)
    expect(window.items.slice(0, 6)).toEqual(live.items)
    expect(window).toMatchObject({ total: 8, matched: 8, nextFrom: null })
  })
  it('sends what the preview shows: head, body and early octets, also in timed pieces', async () => {
    const early = Buffer.from('\x81\x82\0\0\0\0hi', 'latin1').toString('base64')
    const request = { url: '', headers: [['Host', 'x']], body: 'b\u00e9', early, pacing: { every: 9, pauseMs: 0 } }
    const text = `GET / HTTP/1.1\r\nHost: x\r\n\r\nb\u00c3\u00a9\x81\x82\0\0\0\0hi`
    const url = await kit.play([expectBytes(text), send('HTTP/1.1 403 No\r\n\r\n'), halfClose()])
    const preview = (await (await call(lint, '/api/lint', { body: { request: { ...request, url } } })).json()) as { bytes: string } // safe: 200
    expect(Buffer.from(preview.bytes, 'base64').toString('latin1')).toBe(text)
    const attempt = await attemptOf(start({ ...request, url }, '?wait=end'))
    expect(attempt).toMatchObject({ status: 403, draft: { early, pacing: { every: 9, pauseMs: 0 } }, counts: { bytesSent: text.length } })
    expect(kit.scripted[0]?.connections[0]?.receivedText()).toBe(text)
  })
  it('counts and stores what was sent by the time it says so, also while others have their turn', async () => {
    const { id } = await attemptOf(start({ url: await kit.play([expectHead(), upgrade, silent()]) }))
    // A session that has run for a while gives others a turn after each fact: the next frames of one call come meanwhile.
    for (let n = 1; n <= 20; n += 1) {
      const body = [{ text: 'a' }, { text: 'b' }, { text: 'c' }]
      const sent = await call(sendFrames, `/api/attempts/${id}/frames`, { params: { id }, body })
      expect(await sent.json()).toMatchObject({ sent: 3, total: 3 * n })
    }
  })
  it('T-48: gives the same view from the store as it gave live', async () => {
    const { id } = await attemptOf(start({ url: kit.echo.url }))
    await close(id, {})
    const text = await follow(id, ended)
    const last = text
      .split('\n')
      .filter((line) => line.startsWith('data: {"type":"attempt"'))
      .at(-1)
    const live = (JSON.parse((last ?? '').slice(6)) as { attempt: unknown }).attempt
    expect(await read(id)).toEqual(live)
  })
  it('is repeated from its exact draft, with one change', async () => {
    const first = await attemptOf(
      start({
        url: kit.echo.url,
        headers: [
          ['Host', 'a'],
          ['Upgrade', 'websocket'],
          ['Connection', 'Upgrade'],
          ['Sec-WebSocket-Key', '{{auto}}'],
          ['Sec-WebSocket-Version', '13'],
          ['Authorization', 'Bearer canary-0123456789'],
        ],
      }),
    )
    const change = { method: 'GET', target: '/other' }
    const again = await attemptOf(
      call(retryAttempt, `/api/attempts/${first.id}/retry?wait=verdict`, { params: { id: first.id }, body: { change } }),
    )
    expect(again).toMatchObject({ repeatOf: first.id, outcome: 'accepted' })
    expect(again.request?.startLine).toBe('GET /other HTTP/1.1')
    const elsewhere = await call(retryAttempt, `/api/attempts/${first.id}/retry`, {
      params: { id: first.id },
      body: { change: { url: 'ws://127.0.0.1:9/' } },
    })
    expect(elsewhere.status).toBe(400)
    expect(await elsewhere.json()).toMatchObject({ errors: [{ path: 'request.headers[5]' }] })
    const rerouted = await call(retryAttempt, `/api/attempts/${first.id}/retry`, {
      params: { id: first.id },
      body: { change: { network: { connectTo: '127.0.0.1:9' } } },
    })
    expect(await rerouted.json()).toMatchObject({ status: 400, errors: [{ path: 'request.network.connectTo' }] })
  })
  it('is repeated with a change that a diagnosis proposes, and says so', async () => {
    const raw = (extra: string) =>
      `GET /chat HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n${extra}\r\n`
    const first = await attemptOf(
      start({ url: kit.echo.url, raw: Buffer.from(raw('cookie: sid=canary-0123456789\r\norigin:https://a\r\n')).toString('base64') }),
    )
    const retry = (change: unknown) =>
      call(retryAttempt, `/api/attempts/${first.id}/retry?wait=verdict`, { params: { id: first.id }, body: { change } })
    const change = { title: 'Origin null', sideEffect: 'None: one more handshake', edits: [{ line: 'Origin', value: 'null' }] }
    const again = await attemptOf(retry(change))
    expect(again).toMatchObject({ repeatOf: first.id, outcome: 'accepted', note: 'Repeated with one change: Origin null' })
    expect((await read(again.id)).note).toBe('Repeated with one change: Origin null')
    // The octets that travelled, masked: the value that was masked for the page went out as it is.
    expect(Buffer.from(again.request?.bytes ?? '', 'base64').toString('latin1')).toBe(
      raw(`cookie: sid=${'*'.repeat(17)}\r\norigin:null\r\n`),
    )
    expect(readAttemptSecrets(kit.server.workspaceId, again.id).exactDraft.raw).toBe(
      Buffer.from(raw('cookie: sid=canary-0123456789\r\norigin:null\r\n')).toString('base64'),
    )
    const wrong = await retry({ ...change, edits: [{ line: 'Origin' }] })
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { errors: [{ path: expect.stringContaining('change.edits') }] }])
    const elsewhere = await retry({
      ...change,
      edits: [{ line: 'Origin', value: null }, { draft: { network: { connectTo: '127.0.0.1:9' } } }],
    })
    expect(await elsewhere.json()).toMatchObject({ status: 400, errors: [{ path: 'change' }] })
  })
  it('is stopped', async () => {
    const { id } = await attemptOf(start({ url: kit.echo.url }))
    const stopped = await attemptOf(call(abortAttempt, `/api/attempts/${id}/abort`, { method: 'POST', params: { id } }))
    expect(stopped).toMatchObject({ state: 'closed', outcome: 'accepted', close: { by: 'us', how: 'abort' } })
    const again = await call(abortAttempt, `/api/attempts/${id}/abort`, { method: 'POST', params: { id } })
    expect(await again.json()).toMatchObject({ status: 409, code: 'ended' })
  })
})

describe('other ends', () => {
  it('shows a 403 with its body', async () => {
    const url = await kit.play([
      expectHead(),
      send('HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\nno way'),
      untilEnded(),
      halfClose(),
    ])
    const attempt = await attemptOf(start({ url }, '?wait=end'))
    expect(attempt).toMatchObject({ outcome: 'refused', status: 403, state: 'closed' })
    expect(Buffer.from(attempt.response?.body?.bytes ?? '', 'base64').toString()).toBe('no way')
  })
  it('takes a body that comes until the end of the connection whole', async () => {
    const url = await kit.play([expectHead(), send('HTTP/1.0 500 Oops\r\n\r\nfirst '), send('second'), halfClose(), untilEnded()])
    const attempt = await attemptOf(start({ url }, '?wait=end'))
    expect(Buffer.from(attempt.response?.body?.bytes ?? '', 'base64').toString()).toBe('first second')
  })
  it('tells a reset before the answer', async () => {
    const attempt = await attemptOf(start({ url: await kit.play([expectHead(), reset()]) }, '?wait=end'))
    expect(attempt).toMatchObject({ state: 'closed', failure: { code: 'connection-reset' } })
  })
  it('lets go of an endpoint that is no HTTP server', async () => {
    const attempt = await attemptOf(start({ url: await kit.play([send('SSH-2.0-OpenSSH_9.2p1 Debian\r\n'), silent()]) }, '?wait=end'))
    expect(attempt.outcome).toBe('not-http')
  })
  it('waits for a body that comes piece by piece, however long', async () => {
    const piece = 'x'.repeat(500)
    const answer = `HTTP/1.1 502 x\r\nContent-Length: ${50 * piece.length}\r\n\r\n`
    let id = ''
    const taken = async (octets: number) => {
      while (id === '' || (await read(id)).counts.bytesReceived < octets) await new Promise(setImmediate)
    }
    const pieces = Array.from({ length: 50 }, (_, n) => [until(() => taken(answer.length + n * piece.length)), send(piece)])
    const url = await kit.play([expectHead(), send(answer), ...pieces.flat(), untilEnded(), halfClose()])
    id = (await attemptOf(start({ url }, ''))).id
    await follow(id, ended)
    expect((await read(id)).response?.body).toMatchObject({ length: 25_000, complete: true, truncated: false })
  })
  it('tells that nobody listens', async () => {
    const one = await scriptedServer([])
    await one.close()
    const attempt = await attemptOf(start({ url: `ws://127.0.0.1:${one.port}/` }, '?wait=end'))
    expect(attempt).toMatchObject({ outcome: 'unreachable', failure: { phase: 'connect', code: 'connection-refused' } })
  })
  it('T-07: does not dial what this server itself listens on', async () => {
    const attempt = await attemptOf(start({ url: 'ws://127.0.0.1:3000/' }, '?wait=end'))
    expect(attempt).toMatchObject({ outcome: 'blocked' })
  })
  it('answers with what is known when the wait is over', async () => {
    const attempt = await attemptOf(start({ url: await kit.play([expectHead(), silent()]) }, '?wait=verdict&timeoutMs=50'))
    expect(attempt).toMatchObject({ outcome: null, state: 'connecting' })
  })
})

describe('an endpoint that does not read', () => {
  const DEAF = [expectHead(), upgrade, stopReading(), silent()]
  it('makes only so much wait to be sent', async () => {
    const { id } = await attemptOf(start({ url: await kit.play(DEAF) }))
    const text = 'x'.repeat(4_000_000)
    const sends = Array.from({ length: 8 }, () => call(sendFrames, '', { params: { id }, body: { text } }))
    const refused = await Promise.any(
      sends.map(async (sending) => {
        const response = await sending
        if (response.status !== 429) throw new Error('not refused')
        return response.json()
      }),
    )
    expect(refused).toMatchObject({ code: 'send-queue-full' })
    await call(abortAttempt, '', { params: { id }, body: {} })
    await Promise.all(sends)
  })
  it('is let go of some time after a close was asked for', async () => {
    const { id } = await attemptOf(start({ url: await kit.play(DEAF), network: { timeouts: { closing: 50 } } }))
    const sending = [0, 1, 2].map(() => call(sendFrames, '', { params: { id }, body: { text: 'x'.repeat(4_000_000) } }))
    const closing = close(id, {})
    await Promise.all([...sending, closing])
    await follow(id, ended)
    expect(await read(id)).toMatchObject({ state: 'closed', close: { how: 'timeout', by: 'us' } })
  })
})

describe('input', () => {
  const problem = async (response: Promise<Response>) => (await response).json()
  it('offers ws for http (and says where)', async () => {
    expect(await problem(start({ url: 'https://ci.example.com/wsagents/' }))).toMatchObject({
      status: 400,
      code: 'scheme-http',
      errors: [{ path: 'request.url', message: expect.stringContaining('wss://ci.example.com/wsagents/') }],
    })
  })
  it('names every placeholder without a value', async () => {
    const request = { url: 'wss://{{host}}/', headers: [['Secret-Key', '{{secret:agent}}']] }
    expect(await problem(start(request))).toMatchObject({
      code: 'missing-variables',
      errors: [{ path: 'request.variables.host' }, { path: 'request.variables.secret:agent' }],
    })
  })
  it('refuses what it cannot do instead of passing over it', async () => {
    expect(await problem(start({ url: kit.echo.url, network: { proxy: 'gopher://127.0.0.1:70' } }))).toMatchObject({
      errors: [{ path: 'request.network.proxy' }],
    })
    expect(await problem(start({ url: kit.echo.url, network: { connectTo: 'nowhere' } }))).toMatchObject({
      errors: [{ path: 'request.network.connectTo' }],
    })
    expect(await problem(start({ url: kit.echo.url, session: { sendOnOpen: [{ text: 'a' }, { text: 'b', code: 1000 }] } }))).toMatchObject({
      errors: [{ path: expect.stringMatching(/^request\.session\.sendOnOpen\[1\]/) }],
    })
    for (const [pacing, path] of [
      [{ pauseMs: 5 }, 'request.pacing'],
      [{ pauseMs: 5, every: 5, cuts: [5] }, 'request.pacing'],
      [{ pauseMs: 5, cuts: [5, 5] }, 'request.pacing.cuts'],
      [{ pauseMs: 60_000, every: 1 }, 'request.pacing.pauseMs'],
      [{ pauseMs: 60_001, every: 100 }, 'request.pacing.pauseMs'],
    ] as const)
      expect(await problem(start({ url: kit.echo.url, pacing }))).toMatchObject({ errors: [{ path }] })
    expect(await problem(start({ url: kit.echo.url, early: 'no base64' }))).toMatchObject({ errors: [{ path: 'request.early' }] })
    expect(await problem(start({ url: kit.echo.url, headers: [['Bad Name', 'x']] }))).toMatchObject({
      errors: [{ path: 'request.headers[0]' }],
    })
  })
  it('leaves no row of what was not started', async () => {
    await start({ url: 'nowhere' })
    expect(await (await call(listAttempts, '/api/attempts')).json()).toMatchObject({ items: [], total: 0 })
  })
})

describe('history', () => {
  it('finds attempts by cause, by the pack of a cause, and by product', async () => {
    const refused =
      'HTTP/1.1 400 Bad Request\r\nX-Content-Type-Options: nosniff\r\nServer: Jetty(12.1.11)\r\nContent-Length: 28\r\n\r\n<h1>400 no such agent</h1>\r\n'
    const url = new URL(await kit.play([expectHead(), send(refused), halfClose()]))
    const headers = [...STANDARD, ['Node-Name', 'a'], ['Secret-Key', 'b'.repeat(64)], ['X-Remoting-Capability', 'x']]
    await attemptOf(start({ url: `${url}wsagents/`, headers }, '?wait=end'))
    await attemptOf(start({ url: kit.echo.url }))
    const found = async (query: string) => {
      const page = (await (await call(listAttempts, `/api/attempts?${query}`)).json()) as {
        items: { product: string; diagnoses: string[] }[]
      }
      return page.items.map(({ product, diagnoses }) => `${product} ${diagnoses[0]}`)
    }
    const jenkins = ['Jenkins jenkins/no-such-agent']
    expect(await found('diagnosis=jenkins/no-such-agent')).toEqual(jenkins)
    expect(await found('diagnosis=jenkins')).toEqual(jenkins)
    expect(await found('product=jenkins')).toEqual(jenkins)
    expect(await found('diagnosis=jenkins/no-such')).toEqual([])
    expect(await found('diagnosis=jenkins/wrong-secret')).toEqual([])
  })

  it('lists, filters, annotates and removes', async () => {
    const accepted = await attemptOf(start({ url: kit.echo.url }))
    await attemptOf(
      start({ url: await kit.play([expectHead(), send('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'), halfClose()]) }, '?wait=end'),
    )
    const list = async (query: string) =>
      ((await (await call(listAttempts, `/api/attempts${query}`)).json()) as { items: { id: string; outcome: string }[] }).items
    expect((await list('')).map((row) => row.outcome)).toEqual(['refused', 'accepted'])
    expect((await list('?outcome=accepted')).map((row) => row.id)).toEqual([accepted.id])
    expect(await list('?status=404&outcome=accepted')).toEqual([])
    const named = await attemptOf(
      call(patchAttempt, `/api/attempts/${accepted.id}`, {
        method: 'PATCH',
        params: { id: accepted.id },
        body: { name: 'echo', pinned: true },
      }),
    )
    expect(named).toMatchObject({ name: 'echo', pinned: true })
    const removed = await call(deleteAttempt, `/api/attempts/${accepted.id}`, { method: 'DELETE', params: { id: accepted.id } })
    expect(removed.status).toBe(204)
    expect((await call(readAttempt, '', { params: { id: accepted.id } })).status).toBe(404)
  })
})

describe('events', () => {
  it('go on after the last one that was read', async () => {
    const { id } = await attemptOf(start({ url: kit.echo.url, session: { sendOnOpen: [{ text: 'one' }] } }))
    const first = await follow(id, (text) => /"framesReceived":1/.test(text) && text.includes('event: frames'))
    const told = [...first.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? ''
    await call(sendFrames, '', { params: { id }, body: { text: 'two' } })
    const later = await follow(id, (text) => text.includes('"text":"two"'), { 'last-event-id': told })
    expect(later).not.toContain('"n":1,')
    await close(id, { how: 'rst' })
    await follow(id, ended)
    const stored = await follow(id, ended, { 'last-event-id': told })
    expect(stored).toContain('"text":"two"')
    expect(stored).not.toContain('"n":1,')
  })
})
