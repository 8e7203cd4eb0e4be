import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type VerifyClientCallbackSync, WebSocketServer } from 'ws'
import { GET as readAttempt } from '@/app/api/attempts/[id]/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { POST as stopLadder } from '@/app/api/ladder/[id]/abort/route'
import { GET as ladderEvents } from '@/app/api/ladder/[id]/events/route'
import { GET as readLadder, DELETE as removeLadder } from '@/app/api/ladder/[id]/route'
import { POST as planLadder } from '@/app/api/ladder/plan/route'
import { POST as startLadder } from '@/app/api/ladder/route'
import type { LadderPlanView, LadderRowView, LadderView } from '@/lib/core/ladder/view'
import { forgetSingleton } from '@/lib/server/platform/singleton'
import { statement } from '@/lib/server/store/client'
import { type ScriptedServer, type Step, scriptedServer } from '@/lib/testing/scripted-server'
import { expectHead, halfClose, send, silent } from '@/lib/testing/scripted-steps'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'
import { liveLadder } from './hub'

let server: TestServer
const open: { http: Server; seen: string[] }[] = []
const scripted: ScriptedServer[] = []

beforeEach(() => {
  server = testServer()
})
afterEach(async () => {
  await server.stop()
  for (const { http } of open.splice(0)) {
    http.closeAllConnections()
    await new Promise((resolve) => http.close(resolve))
  }
  for (const one of scripted.splice(0)) await one.close()
})

/** A server of `ws` that takes what `verify` takes; gives its URL and the codes its connections were closed with. */
async function endpoint(verify: VerifyClientCallbackSync, path = '/chat') {
  const http = createServer((_, response) => response.writeHead(404).end('nothing here'))
  const closes: number[] = []
  const messages: string[] = []
  const seen: string[] = []
  const sockets = new WebSocketServer({ server: http, path, verifyClient: verify })
  sockets.on('connection', (socket) => {
    socket.on('close', (code) => closes.push(code))
    socket.on('message', (data) => messages.push(String(data)))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  open.push({ http, seen })
  const { port } = http.address() as AddressInfo // safe: it listens on TCP
  return { url: `ws://127.0.0.1:${port}${path}`, origin: `http://127.0.0.1:${port}`, port, closes, messages }
}
async function play(script: readonly Step[] | ((index: number) => readonly Step[])) {
  const one = await scriptedServer(script)
  scripted.push(one)
  return { url: `ws://127.0.0.1:${one.port}/`, one }
}
const answer = (status: string, fields = '', body = '') =>
  [
    expectHead(),
    send(`HTTP/1.1 ${status}\r\nContent-Length: ${body.length}\r\n${fields}Connection: close\r\n\r\n${body}`),
    halfClose(),
  ] as const

const headersFor = (...lines: readonly (readonly [string, string])[]) => [
  ['Host', 'x'],
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Key', '{{auto}}'],
  ['Sec-WebSocket-Version', '13'],
  ...lines,
]
const ladder = async (body: unknown, query = '?wait=end') =>
  (await (await call(startLadder, `/api/ladder${query}`, { body })).json()) as LadderView // safe: the tests look at what they use
const read = async (id: string) => (await (await call(readLadder, `/api/ladder/${id}`, { params: { id } })).json()) as LadderView
const row = (view: LadderView, id: string) => view.rows.find((one) => one.id === id) as LadderRowView // safe: asserted by its use
const shown = ({ rows }: LadderView) => Object.fromEntries(rows.map((one) => [one.id, one.state === 'done' ? one.answer : one.state]))

describe('a ladder of changes', () => {
  it('names Origin where an endpoint refuses a foreign one, and says what that proves', async () => {
    const target = await endpoint(({ origin }) => origin === undefined || origin === target.origin)
    const request = {
      url: target.url,
      headers: headersFor(['Origin', 'https://elsewhere.example']),
      session: { sendOnOpen: [{ text: 'hello' }] },
    }
    request.headers[0] = ['Host', `127.0.0.1:${target.port}`]
    const view = await ladder({ kind: 'changes', request })
    expect(view).toMatchObject({ state: 'done', stopped: null, culprit: 'same-origin', flips: ['same-origin', 'without-origin'] })
    expect(view.baseline).toMatchObject({ state: 'done', outcome: 'refused', status: 401, opens: false })
    expect(view.sentence).toBe(
      `Origin is what decides: as it is, it is refused with 401; “Origin = ${target.origin}” is opened and “Without Origin” is opened.`,
    )
    expect(row(view, 'same-origin')).toMatchObject({
      outcome: 'accepted',
      status: 101,
      effect: 'opens',
      flips: true,
      change: { edits: [{ line: 'Origin', value: target.origin }] },
      means: 'With the origin of its own host it opens: the endpoint, or a proxy in front, compares Origin with Host.',
    })
    expect(shown(view)).toEqual({
      'same-origin': 'opened',
      'without-origin': 'opened',
      'without-credentials': 'not-applicable',
      'foreign-origin': 'refused with 401',
      'without-subprotocols': 'not-applicable',
      'without-extensions': 'not-applicable',
      'trailing-slash': 'refused with 400',
      direct: 'not-applicable',
      'other-address': 'not-applicable',
      'without-sni': 'not-applicable',
      'version-8': 'refused with 401',
      'without-key': 'refused with 400',
      'plain-get': 'refused with 404',
      'http-1-0': 'refused with 401',
      'as-it-is-again': 'refused with 401',
    })
    // What opened was closed with 1000, and nothing of the draft was sent on it.
    expect(target.closes).toEqual([1000, 1000])
    expect(target.messages).toEqual([])
    const attempt = await attemptOf(call(readAttempt, '', { params: { id: row(view, 'without-origin').attemptId ?? '' } }))
    expect(attempt).toMatchObject({ repeatOf: view.baseline.attemptId, note: 'Ladder: Without Origin', outcome: 'accepted' })
    expect(attempt.request?.lines.map(({ name }) => name)).not.toContain('Origin')
    expect(await read(view.id)).toEqual(view)
  })
  it('repeats an attempt with its secrets, and shows none of them', async () => {
    const target = await endpoint(({ req }) => req.headers.authorization === 'Bearer canary-0123456789')
    const headers = headersFor(['Authorization', 'Bearer canary-0123456789'])
    const first = await attemptOf(call(startAttempt, '/api/attempts?wait=verdict', { body: { request: { url: target.url, headers } } }))
    const view = await ladder({ kind: 'changes', attemptId: first.id, rows: ['without-credentials', 'trailing-slash'] })
    expect(view).toMatchObject({ attemptId: first.id, culprit: 'without-credentials' })
    expect(view.baseline).toMatchObject({ opens: true, attemptId: expect.not.stringMatching(first.id) })
    expect(row(view, 'without-credentials')).toMatchObject({
      status: 401,
      effect: 'refuses',
      means: 'Without credentials it is refused: the endpoint asks for them, and takes those that were sent.',
    })
    expect(row(view, 'trailing-slash')).toMatchObject({ status: 400, flips: true })
    expect(row(view, 'without-key')).toMatchObject({ state: 'not-run', reason: 'It was left out.', attemptId: null })
    expect(JSON.stringify(view)).not.toContain('canary')
    const stored = statement('SELECT view FROM Ladder WHERE id = ?').get(view.id)
    expect(JSON.stringify(stored)).not.toContain('canary')
  })
  it('T-43: does not send credentials a third time once they were refused twice', async () => {
    const { url, one } = await play(answer('403 Forbidden'))
    const headers = headersFor(['Cookie', 'sid=canary-0123456789'], ['Origin', 'https://a.example'])
    const view = await ladder({ kind: 'changes', request: { url, headers } })
    const withCookie = one.connections.filter(({ head }) => /^cookie:/im.test(head))
    expect(withCookie).toHaveLength(2)
    expect(one.connections.length).toBe(3)
    expect(shown(view)).toMatchObject({
      'same-origin': 'refused with 403',
      'without-credentials': 'refused with 403',
      'without-origin': 'not-run',
    })
    expect(row(view, 'without-origin').reason).toBe(
      'The credentials (Cookie) were refused twice: they are not sent again, so that no account is locked.',
    )
    expect(view).toMatchObject({ state: 'done', culprit: null, flips: [] })
  })
  it.each([
    ['429 Too Many Requests', '', '', 'Stopped: the answer is 429 (Too Many Requests).'],
    ['423 Locked', '', '', 'Stopped: the answer is 423 (Locked).'],
    ['503 Service Unavailable', 'Retry-After: 30\r\n', '', 'Stopped: the answer is 503 with Retry-After.'],
    ['403 Forbidden', '', 'Account locked', 'Stopped: the answer is 403 and its body says “locked”.'],
  ])('stops at %s and says so', async (status, fields, body, stopped) => {
    const { url, one } = await play((index) => (index < 2 ? answer('403 Forbidden') : answer(status, fields, body)))
    const view = await ladder({ kind: 'changes', request: { url } })
    expect(view).toMatchObject({ state: 'stopped', stopped })
    expect(one.connections).toHaveLength(3)
    expect(view.rows.filter(({ state }) => state === 'not-run').every(({ reason }) => reason === stopped)).toBe(true)
  })
  it('says “no answer” of a row that is not answered in time, and goes on', async () => {
    const { url } = await play((index) => (index === 1 ? [expectHead(), silent()] : answer('403 Forbidden')))
    const view = await ladder({ kind: 'changes', request: { url }, rows: ['foreign-origin', 'version-8'] })
    expect(view.waitMs).toBe(500)
    expect(row(view, 'foreign-origin')).toMatchObject({
      outcome: 'timed-out',
      effect: 'no-answer',
      flips: false,
      summary: 'No answer within 500 ms.',
      means: 'No answer in time. That is no refusal: it proves nothing alone.',
    })
    expect(row(view, 'version-8')).toMatchObject({ status: 403, effect: 'same' })
  })
  it('tries only what changes the way where the endpoint is not reached', async () => {
    const view = await ladder({ kind: 'changes', request: { url: 'ws://127.0.0.1:1/' } })
    expect(view.baseline).toMatchObject({ outcome: 'unreachable' })
    expect(row(view, 'foreign-origin')).toMatchObject({ state: 'not-run', reason: expect.stringContaining('not reached') })
    expect(view.state).toBe('done')
  })
  it('proves nothing where the endpoint answers otherwise each time', async () => {
    const { url } = await play((index) => answer(index === 0 ? '403 Forbidden' : '500 Oops'))
    const opened = await endpoint(() => true)
    let count = 0
    const flaky = await endpoint(() => count++ % 2 === 1)
    expect(await ladder({ kind: 'changes', request: { url }, rows: ['version-8'] })).toMatchObject({ flips: [], culprit: null })
    const view = await ladder({ kind: 'changes', request: { url: flaky.url }, rows: ['foreign-origin', 'version-8', 'trailing-slash'] })
    expect(row(view, 'as-it-is-again')).toMatchObject({ opens: true, effect: 'differs' })
    expect(view).toMatchObject({ flips: [], culprit: null })
    expect(view.sentence).toContain('no change is proven to matter')
    expect((await ladder({ kind: 'changes', request: { url: opened.url }, rows: ['foreign-origin'] })).sentence).toBe(
      'As it is, it opens, and no change that was tried alters that beyond what the protocol asks for.',
    )
  })
  it('sends a Jenkins agent only as its dry run', async () => {
    const { url, one } = await play(answer('403 Forbidden'))
    const headers = headersFor(['Node-Name', 'a'], ['Secret-Key', 'canary-0123456789'], ['X-Remoting-Capability', 'x'])
    const view = await ladder({ kind: 'changes', request: { url: `${url}wsagents/`, headers } })
    expect(view.safe).toContain('dry run')
    expect(one.connections.length).toBeGreaterThan(1)
    for (const { head } of one.connections) expect(head).not.toMatch(/^(?:upgrade|connection|sec-websocket-key):/im)
    expect(row(view, 'plain-get')).toMatchObject({ state: 'not-applicable', reason: 'The request asks for no upgrade.' })
    expect(JSON.stringify(view)).not.toContain('canary')
  })
})

describe('a running ladder', () => {
  const hanging = () => play((index) => (index === 1 ? [expectHead(), silent()] : answer('403 Forbidden')))
  const until = async (id: string, fits: (view: LadderView) => boolean) => {
    const leave = new AbortController()
    const response = await call(ladderEvents, '', { params: { id }, signal: leave.signal })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: '' }
      text += value ?? ''
      const views = text
        .split('\n')
        .flatMap((line) => (line.startsWith('data: {"type":"ladder"') ? [JSON.parse(line.slice(6)).ladder as LadderView] : [])) // safe: our own stream
      const last = views.at(-1)
      if (done || (last !== undefined && fits(last))) {
        leave.abort()
        return { text, last }
      }
    }
  }

  it('is told row by row, stopped in the middle, and stays as it was', async () => {
    const { url, one } = await hanging()
    const { id } = await ladder({ kind: 'changes', request: { url } }, '')
    const { last } = await until(id, ({ rows }) => rows.some(({ state }) => state === 'running'))
    expect(last?.baseline).toMatchObject({ state: 'done', status: 403 })
    await one.connection(1)
    const stopped = (await (await call(stopLadder, '', { method: 'POST', params: { id } })).json()) as LadderView
    expect(stopped).toMatchObject({ state: 'stopped', stopped: 'Stopped before its end.', endedAt: expect.any(String) })
    expect(one.connections).toHaveLength(2)
    expect(await read(id)).toEqual(stopped)
    expect((await until(id, () => false)).text).toMatch(/event: ladder[\s\S]*event: end/)
    expect((await call(stopLadder, '', { method: 'POST', params: { id } })).status).toBe(409)
  })
  it('is removed, while its attempts stay', async () => {
    const { url } = await hanging()
    const { id } = await ladder({ kind: 'changes', request: { url } }, '')
    const baseline = (await until(id, ({ rows }) => rows.some(({ state }) => state === 'running'))).last?.baseline
    expect((await call(removeLadder, '', { method: 'DELETE', params: { id } })).status).toBe(204)
    expect((await call(readLadder, '', { params: { id } })).status).toBe(404)
    expect((await call(removeLadder, '', { method: 'DELETE', params: { id } })).status).toBe(404)
    expect((await call(readAttempt, '', { params: { id: baseline?.attemptId ?? '' } })).status).toBe(200)
  })
  it('is interrupted by the end of the process, and says so', async () => {
    const { url } = await hanging()
    const { id } = await ladder({ kind: 'changes', request: { url } }, '')
    const live = liveLadder({ workspaceId: server.workspaceId, personId: server.personId }, id)
    forgetSingleton('ladders')
    expect(await read(id)).toMatchObject({ state: 'interrupted', stopped: 'Sockscope ended while the ladder ran.' })
    live?.stop()
    await live?.whenEnded
  })
  it('T-43: is one of two at most in a workspace', async () => {
    const { url } = await play([expectHead(), silent()])
    const ids = [await ladder({ kind: 'changes', request: { url } }, ''), await ladder({ kind: 'changes', request: { url } }, '')].map(
      ({ id }) => id,
    )
    const third = await call(startLadder, '/api/ladder', { body: { kind: 'changes', request: { url } } })
    expect([third.status, await third.json()]).toMatchObject([429, { code: 'too-many-ladders' }])
    for (const id of ids) await call(stopLadder, '', { method: 'POST', params: { id } })
  })
})

describe('a plan', () => {
  it('T-44: lists rows with their side effects, those that do not apply with the reason, and sends nothing', async () => {
    const { url, one } = await play(answer('403 Forbidden'))
    const plan = (await (
      await call(planLadder, '/api/ladder/plan', { body: { kind: 'changes', request: { url } } })
    ).json()) as LadderPlanView
    expect(plan.rows.find(({ id }) => id === 'foreign-origin')).toMatchObject({
      state: 'planned',
      sideEffect: 'One more handshake; what opens is closed at once with code 1000, and nothing is sent on it.',
    })
    expect(plan.rows.find(({ id }) => id === 'without-sni')).toMatchObject({ state: 'not-applicable', reason: 'There is no TLS.' })
    expect(one.connections).toHaveLength(0)
  })
  it('wants a request or an attempt, one that can be sent', async () => {
    const problem = async (body: unknown) => (await (await call(planLadder, '/api/ladder/plan', { body })).json()) as { status: number }
    expect(await problem({ kind: 'changes' })).toMatchObject({ status: 400, errors: [{ path: 'request' }] })
    expect(await problem({ kind: 'changes', attemptId: 'none' })).toMatchObject({ status: 404 })
    expect(await problem({ kind: 'origins', request: { url: 'nowhere' } })).toMatchObject({
      status: 400,
      errors: [{ path: 'request.url' }],
    })
  })
})

describe('a matrix of origins and credentials', () => {
  const cookie = 'sid=canary-0123456789'
  const cell = (view: LadderView, origin: string, credentials: string) => row(view, `${origin}/${credentials}`)

  it('claims hijacking where the cookie opens for a foreign origin and nothing opens without it', async () => {
    const target = await endpoint(({ req }) => req.headers.cookie === cookie)
    const view = await ladder({ kind: 'origins', request: { url: target.url, headers: headersFor(['Cookie', cookie]) } })
    expect(view).toMatchObject({ state: 'done', hijacking: 'shown' })
    expect(cell(view, 'foreign', 'cookie')).toMatchObject({ opens: true, flips: true })
    expect(cell(view, 'foreign', 'none')).toMatchObject({ opens: false, status: 401 })
    expect(view.report).toContain(`**${view.sentence}**`)
    expect(view.report).toContain('| Other site: `https://evil.test` | opened | refused with 401 |')
    expect(JSON.stringify(view)).not.toContain('canary')
  })
  it('claims none where a foreign origin is refused, however often the good cookie is refused there', async () => {
    const target = await endpoint(
      ({ req, origin }) => req.headers.cookie === cookie && (origin === undefined || origin === target.origin),
      '/',
    )
    const headers = headersFor(['Cookie', cookie])
    headers[0] = ['Host', `127.0.0.1:${target.port}`]
    const view = await ladder({ kind: 'origins', request: { url: target.url, headers } })
    expect(view).toMatchObject({ state: 'done', hijacking: 'refuted', flips: [] })
    expect(cell(view, 'same', 'cookie').opens).toBe(true)
    expect(cell(view, 'none', 'cookie').opens).toBe(true)
    expect(view.details).toContain('Without an Origin line it opens. Browsers always send one: that is no sign of cross-site hijacking.')
  })
})
