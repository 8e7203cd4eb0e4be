import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { POST as abortAttempt } from '@/app/api/attempts/[id]/abort/route'
import { GET as exportAttempt } from '@/app/api/attempts/[id]/export/route'
import { POST as sendFrames } from '@/app/api/attempts/[id]/frames/route'
import { POST as retryAttempt } from '@/app/api/attempts/[id]/retry/route'
import { GET as listAttempts } from '@/app/api/attempts/route'
import { DELETE as forgetCookies } from '@/app/api/cookies/route'
import { ended, follow, frames, read, STANDARD, start } from '@/lib/testing/attempt-kit'
import { type HttpEndpoint, httpEndpoint, json } from '@/lib/testing/http-endpoint'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'
import { type WorkerKit, workerKit } from '@/lib/testing/worker-kit'

let server: TestServer
let threads: WorkerKit
const running: HttpEndpoint[] = []

beforeAll(async () => {
  threads = await workerKit()
})
afterAll(() => threads.remove())
beforeEach(() => {
  server = testServer()
  threads.start(server.databaseFile)
})
afterEach(async () => {
  await server.stop()
  for (const one of running.splice(0)) await one.stop()
})

const endpoint = async (...given: Parameters<typeof httpEndpoint>) => {
  const made = await httpEndpoint(...given)
  running.push(made)
  return made
}
const stop = async (id: string) => {
  await call(abortAttempt, `/api/attempts/${id}/abort`, { body: {}, params: { id } })
  await follow(id, ended)
}
const problemsOf = async (response: Response) => (await response.json()) as { errors?: { path: string }[] }

describe('recipes', () => {
  it('logs in to Rancher: the cookie R_SESS opens the handshake', async () => {
    const session = 'R_SESS=token-w7xqk:8b2c4d6e8f0a1b3c5d7e9f'
    const rancher = await endpoint(
      {
        '/v3-public/localProviders/local': (request, response) => {
          const { username, password } = JSON.parse(request.body)
          if (request.url !== '/v3-public/localProviders/local?action=login' || username !== 'admin' || password !== 'pw-3141592')
            return json({ type: 'error', status: '401', code: 'Unauthorized' }, 401)(request, response)
          json({ type: 'token' }, 201, { 'set-cookie': `${session}; Path=/; HttpOnly` })(request, response)
        },
      },
      (request) => request.headers.cookie === session,
    )
    const step = {
      name: 'log in',
      method: 'POST',
      url: `${rancher.http}/v3-public/localProviders/local?action=login`,
      headers: [['Content-Type', 'application/json']],
      body: '{"username":"admin","password":"{{secret:rancher-password}}","responseType":"cookie"}',
    }
    const variables = { 'secret:rancher-password': 'pw-3141592' }
    const view = await attemptOf(start({ url: `${rancher.ws}/v3/subscribe`, before: [step], variables }))
    expect(view).toMatchObject({
      outcome: 'accepted',
      status: 101,
      before: [
        { name: 'log in', method: 'POST', status: 201, address: '127.0.0.1', failed: null, request: { startLine: expect.any(String) } },
      ],
      redirects: [],
    })
    expect(view.verdicts.filter(({ outcome }) => outcome === 'fail')).toEqual([])
    expect(view.request?.lines.find(({ name }) => name === 'Cookie')?.value).toMatch(/^R_SESS=\*+$/)
    await stop(view.id)
    expect((await read(view.id)).before).toEqual(view.before)
    const again = await attemptOf(call(retryAttempt, `/api/attempts/${view.id}/retry?wait=verdict`, { params: { id: view.id }, body: {} }))
    expect(again.outcome).toBe('accepted')
    expect(rancher.asked).toHaveLength(2)
  })

  it('negotiates with SignalR: the connection token goes into the URL', async () => {
    const hub = await endpoint(
      {
        '/chat/negotiate': json({
          negotiateVersion: 1,
          connectionId: '807809a5-31bf-470d-9e23-afaee35d8a0d',
          connectionToken: '05265228-1e2c-46c5-82a1-6a5bcc3f0143',
          availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text', 'Binary'] }],
        }),
      },
      (request) => request.url === '/chat?id=05265228-1e2c-46c5-82a1-6a5bcc3f0143',
    )
    const extract = [{ variable: 'connectionToken', from: { json: '$.connectionToken' }, secret: true }]
    const before = [{ name: 'negotiate', method: 'POST', url: `${hub.http}/chat/negotiate?negotiateVersion=1`, extract }]
    const view = await attemptOf(start({ url: `${hub.ws}/chat?id={{connectionToken}}`, before }))
    expect(view).toMatchObject({
      outcome: 'accepted',
      target: { url: `${hub.ws}/chat?id=${'*'.repeat(36)}` },
      before: [{ extracted: [{ variable: 'connectionToken', found: true, secret: true }] }],
    })
    await stop(view.id)
    expect((await read(view.id)).target).toEqual(view.target)
  })

  it('opens Engine.IO: the sid of the first poll goes into the URL', async () => {
    const engine = await endpoint(
      {
        '/socket.io/': (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/plain; charset=UTF-8' })
          response.end('0{"sid":"lv_VI97HAXpY6yYWAAAB","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000}')
        },
      },
      (request) => request.url?.endsWith('&sid=lv_VI97HAXpY6yYWAAAB') === true,
    )
    const extract = [{ variable: 'sid', from: { json: '$.sid' } }]
    const before = [{ name: 'poll', method: 'GET', url: `${engine.http}/socket.io/?EIO=4&transport=polling`, extract }]
    const url = `${engine.ws}/socket.io/?EIO=4&transport=websocket&sid={{sid}}`
    const opened = await attemptOf(start({ url, before, session: { sendOnOpen: [{ text: '2probe', variables: {} }] } }))
    expect(opened).toMatchObject({ outcome: 'accepted', target: { url: url.replace('{{sid}}', 'lv_VI97HAXpY6yYWAAAB') } })
    await stop(opened.id)
  })

  it('asks for a token with OAuth2 client credentials: it goes into Authorization', async () => {
    const token = 'eyJhbGciOiJub25lIn0.e30.c2lnbmF0dXJlLW9mLWl0'
    const issuer = await endpoint({
      '/oauth2/token': (request, response) => {
        const form = new URLSearchParams(request.body)
        const right = form.get('grant_type') === 'client_credentials' && form.get('client_secret') === 'client-secret-1'
        json(right ? { access_token: token, token_type: 'Bearer', expires_in: 3600 } : { error: 'invalid_client' }, right ? 200 : 401)(
          request,
          response,
        )
      },
    })
    const api = await endpoint({}, (request) => request.headers.authorization === `Bearer ${token}`)
    const step = {
      name: 'token',
      method: 'POST',
      url: `${issuer.http}/oauth2/token`,
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
      body: 'grant_type=client_credentials&client_id=me&client_secret=client-secret-1',
      extract: [{ variable: 'secret:access_token', from: { json: '$.access_token' } }],
    }
    const headers = [...STANDARD, ['Authorization', 'Bearer {{secret:access_token}}']]
    const view = await attemptOf(start({ url: api.ws, headers, before: [step] }))
    expect(view.outcome).toBe('accepted')
    expect(view.draft.before?.[0]?.body).toBe('grant_type=client_credentials&client_id=me&client_secret=***************')
    expect(JSON.stringify(view)).not.toContain(token)
    await stop(view.id)
  })

  it('asks Jenkins for a crumb: it goes into its header, with the session it belongs to', async () => {
    const jenkins = await endpoint(
      {
        '/crumbIssuer/api/json': json({ crumb: 'c0ffee5eed', crumbRequestField: 'Jenkins-Crumb' }, 200, {
          'set-cookie': 'JSESSIONID.5e8b=node01abcdefgh; Path=/; HttpOnly',
        }),
      },
      ({ headers }) => headers['jenkins-crumb'] === 'c0ffee5eed' && headers.cookie === 'JSESSIONID.5e8b=node01abcdefgh',
    )
    const extract = [
      { variable: 'field', from: { json: '$.crumbRequestField' } },
      { variable: 'crumb', from: { regex: '"crumb":"([0-9a-f]+)"' }, secret: true },
    ]
    const before = [{ name: 'crumb', method: 'GET', url: `${jenkins.http}/crumbIssuer/api/json`, extract }]
    const view = await attemptOf(start({ url: `${jenkins.ws}/cli/ws`, headers: [...STANDARD, ['{{field}}', '{{crumb}}']], before }))
    expect(view.outcome).toBe('accepted')
    await stop(view.id)
  })
})

describe('steps', () => {
  it('go one after the other, with the values and cookies of those before', async () => {
    const app = await endpoint({
      '/one': json({ id: 7 }, 200, { 'set-cookie': 'sid=first-session; Path=/' }),
      '/two': (request, response) => json({ seen: request.headers.cookie ?? null, n: request.url }, 200)(request, response),
      '/three': (request, response) => json({ seen: request.headers.cookie ?? null }, 200)(request, response),
    })
    const before = [
      { name: 'one', method: 'GET', url: `${app.http}/one`, extract: [{ variable: 'id', from: { json: '$.id' } }] },
      { name: 'two', method: 'GET', url: `${app.http}/two?n={{id}}`, extract: [{ variable: 'seen', from: { json: '$.seen' } }] },
      { name: 'three', method: 'GET', url: `${app.http}/three`, cookies: false, expect: [200] },
    ]
    const view = await attemptOf(start({ url: `${app.ws}/{{id}}`, headers: [...STANDARD, ['X-Seen', '{{seen}}']], before, cookies: false }))
    expect(app.asked).toEqual(['GET /one', 'GET /two?n=7', 'GET /three'])
    expect(app.upgrades[0]?.headers).toMatchObject({ 'x-seen': 'sid=first-session' })
    expect(app.upgrades[0]?.headers.cookie).toBe(undefined)
    expect(view.before.map(({ status }) => status)).toEqual([200, 200, 200])
    await stop(view.id)
  })

  it.each([
    [{ expect: [200] }, 'Before step 1 (log in): 401, expected 200'],
    [{}, 'Before step 1 (log in): 401, expected 2xx or 3xx'],
    [
      { expect: ['4xx'], extract: [{ variable: 'x', from: { json: '$.nothing' } }] },
      'Before step 1 (log in): 401, and nothing at "$.nothing" for {{x}}',
    ],
    [
      { expect: [401], extract: [{ variable: 'x', from: { regex: 'nothing (.)' } }] },
      'Before step 1 (log in): 401, and nothing at "/nothing (.)/" for {{x}}',
    ],
  ])('end the attempt where they are answered otherwise: %j', async (more, summary) => {
    const app = await endpoint({ '/login': json({ error: 'no' }, 401) })
    const before = [{ name: 'log in', method: 'POST', url: `${app.http}/login`, ...more }]
    const view = await attemptOf(start({ url: app.ws, before }, '?wait=end'))
    expect(view).toMatchObject({ state: 'closed', outcome: 'refused', status: null, summary, verdicts: [], request: null, response: null })
    expect(view.before).toMatchObject([{ status: 401, response: { body: { length: 14 } } }])
    expect(app.upgrades).toEqual([])
    expect(await read(view.id)).toEqual(view)
    const { items } = await (await call(listAttempts, '/api/attempts')).json()
    expect(items).toMatchObject([{ summary, outcome: 'refused' }])
  })

  it('stop a pattern that never ends', async () => {
    const app = await endpoint({ '/x': (_request, response) => response.end(`${'a'.repeat(40)}!`) })
    const extract = [{ variable: 'x', from: { regex: '^(a+)+$' } }]
    const view = await attemptOf(start({ url: app.ws, before: [{ name: '', method: 'GET', url: `${app.http}/x`, extract }] }, '?wait=end'))
    expect(view.summary).toBe('Before step 1: the pattern for {{x}} was given up: it took longer than 2000 ms and was stopped')
  })

  it('end the attempt where nothing listens, and where the policy forbids the address', async () => {
    const step = (url: string) => ({ url: 'ws://127.0.0.1:1/', before: [{ name: 'x', method: 'GET', url }] })
    const nothing = await attemptOf(start(step('http://127.0.0.1:1/'), '?wait=end'))
    expect(nothing).toMatchObject({ outcome: 'unreachable', before: [{ status: null, failed: expect.stringContaining('ECONNREFUSED') }] })
    expect(nothing.summary).toMatch(/^Before step 1 \(x\): nothing listens at 127.0.0.1:1/)
    const blocked = await attemptOf(start(step('http://169.254.169.254/latest/meta-data/'), '?wait=end'))
    expect(blocked.outcome).toBe('blocked')
    expect(blocked.summary).toMatch(/^Before step 1 \(x\): the network policy of this installation does not allow 169.254.169.254 port 80/)
    expect(blocked.before).toMatchObject([{ request: null, response: null }])
  })

  it('end the attempt where what they gave makes no request', async () => {
    const app = await endpoint({ '/x': json({ bad: 'line-one\r\nInjected: line-two' }) })
    const extract = [{ variable: 'bad', from: { json: '$.bad' }, secret: true }]
    const headers = [...STANDARD, ['X-Value', '{{bad}}']]
    const before = [{ name: 'x', method: 'GET', url: `${app.http}/x`, extract }]
    const view = await attemptOf(start({ url: app.ws, headers, before }, '?wait=end'))
    expect(view.summary).toBe('Before step 1 (x): what it gave makes no request: it does not fit into request.headers[5]')
    expect(app.upgrades).toEqual([])
    expect(JSON.stringify(view)).not.toContain('line-two')
  })

  it('take a 101 that nobody asked for as an answer', async () => {
    const app = await endpoint({
      '/x': (_request, response) => response.socket?.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n\x81\x01a'),
    })
    const view = await attemptOf(start({ url: app.ws, before: [{ name: 'x', method: 'GET', url: `${app.http}/x` }] }, '?wait=end'))
    expect(view).toMatchObject({
      outcome: 'refused',
      summary: 'Before step 1 (x): 101, expected 2xx or 3xx',
      counts: { framesReceived: 0 },
    })
  })

  it('are looked at before anything is sent, each problem at its field', async () => {
    const refused = async (before: unknown, more: object = {}) => {
      const response = await start({ url: 'ws://127.0.0.1:1/', before, ...more })
      expect(response.status).toBe(400)
      return (await problemsOf(response)).errors?.map(({ path }) => path)
    }
    const step = { name: 'x', method: 'GET', url: 'http://127.0.0.1:1/' }
    expect(await refused([{ ...step, url: 'ws://a/' }])).toEqual(['request.before[0].url'])
    expect(await refused([step, { ...step, headers: [['X Y', 'z']] }])).toEqual(['request.before[1].headers[0]'])
    expect(await refused([{ ...step, extract: [{ variable: 'x', from: { json: 'x' } }] }])).toEqual(['request.before[0].extract[0].from'])
    expect(await refused([{ ...step, url: 'http://a/{{later}}' }])).toEqual(['request.variables.later'])
    expect(await refused([step], { headers: [...STANDARD, ['X', '{{nowhere}}']] })).toEqual(['request.variables.nowhere'])
    expect(await refused(Array(11).fill(step))).toEqual(['request.before'])
  })

  it('can be stopped', async () => {
    let arrived = () => {}
    const reached = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const app = await endpoint({
      '/slow': (_request, response) => {
        response.writeHead(200, { 'x-token': 'half-secret-token', 'content-length': '100' })
        response.write('{"token":"half-secret-token"')
        arrived()
      },
    })
    const extract = [{ variable: 'secret:t', from: { header: 'X-Token' } }]
    const before = [{ name: 'x', method: 'GET', url: `${app.http}/slow`, extract }]
    const { id } = await attemptOf(start({ url: app.ws, before }, ''))
    await reached
    await follow(id, (text) => text.includes('reading the answer'))
    await stop(id)
    const view = await read(id)
    expect(view).toMatchObject({ outcome: 'aborted', state: 'closed', before: [{ status: 200, response: null }] })
    const exported = await (await call(exportAttempt, `/api/attempts/${id}/export?format=har`, { params: { id } })).text()
    expect(JSON.stringify(view) + exported).not.toContain('half-secret')
  })
})

it('shows nothing of what a step gave as a secret: not in answers, events, frames, exports, history, search or the database', async () => {
  const canary = 'canary-7f3a9c51e2'
  const cookie = 'canary-cookie-88a1'
  const app = await endpoint(
    {
      '/login': (request, response) =>
        json({ token: canary, body: request.body }, 200, { 'set-cookie': `sid=${cookie}; Path=/`, 'x-token': canary })(request, response),
      '/again': (request, response) =>
        json({ said: request.headers.authorization, cookie: request.headers.cookie }, 200)(request, response),
    },
    undefined,
    (socket) => socket.send(`hello ${canary} ${cookie}`),
  )
  const before = [
    {
      name: 'log in',
      method: 'POST',
      url: `${app.http}/login`,
      body: '{"password":"canary-typed-4711"}',
      extract: [{ variable: 'token', from: { json: '$.token' }, secret: true }],
    },
    { name: 'again', method: 'GET', url: `${app.http}/again`, headers: [['Authorization', 'Bearer {{token}}']] },
  ]
  const request = {
    url: `${app.ws}/{{token}}?plain={{token}}`,
    headers: [...STANDARD, ['X-Mine', '{{token}}']],
    before,
    session: { sendOnOpen: [{ text: 'login {{token}}', variables: {} }] },
  }
  const opened = await start(request)
  const { id } = await attemptOf(opened.clone())
  const events = await follow(id, (text) => /"framesReceived":2/.test(text))
  const live = JSON.stringify(await read(id)) + JSON.stringify(await frames(id))
  const listed = await (await call(listAttempts, '/api/attempts')).text()
  const search = await (await call(listAttempts, `/api/attempts?q=${canary}`)).json()
  expect(search).toMatchObject({ items: [] })
  await stop(id)
  const stored = JSON.stringify(await read(id)) + JSON.stringify(await frames(id))
  const exports = await Promise.all(
    ['har', 'jsonl', 'received', 'sent'].map(async (format) =>
      (await call(exportAttempt, `/api/attempts/${id}/export?format=${format}`, { params: { id } })).text(),
    ),
  )
  const all = [await opened.text(), events, live, listed, stored, ...exports].join('\n')
  const decoded = [...all.matchAll(/"([A-Za-z0-9+/]{16,}={0,2})"/g)]
    .map(([, text = '']) => Buffer.from(text, 'base64').toString('latin1'))
    .join('\n')
  expect(decoded).toContain('hello ***')
  expect(decoded).toContain('Bearer ***')
  for (const secret of [canary, cookie, 'canary-typed-4711']) {
    expect(all).not.toContain(secret)
    expect(decoded).not.toContain(secret)
    for (const suffix of ['', '-wal']) {
      const bytes = readFileSync(server.databaseFile + suffix)
      expect(bytes.includes(secret)).toBe(false)
      expect(bytes.includes(Buffer.from(secret).toString('base64').slice(0, 20))).toBe(false)
    }
  }
  expect(app.upgrades[0]?.headers).toMatchObject({ 'x-mine': canary, cookie: `sid=${cookie}` })
})

it('keeps masked values of steps with their host when a shown draft is sent again', async () => {
  const app = await endpoint({ '/login': (request, response) => json({ body: request.body }, 200)(request, response) })
  const other = await endpoint({ '/login': json({}) })
  const before = [
    {
      name: 'log in',
      method: 'POST',
      url: `${app.http}/login`,
      body: 'password=hunter2-hunter2',
      headers: [['Authorization', 'Basic bWU6aHVudGVyMg==']],
    },
  ]
  const { id, draft } = await attemptOf(start({ url: app.ws, before }))
  expect(JSON.stringify(draft.before)).not.toMatch(/hunter2|bWU6/)
  const again = await attemptOf(start(draft))
  expect(again).toMatchObject({ outcome: 'accepted', before: [{ response: { body: { length: 35 } } }] })
  const elsewhere = (draft.before ?? []).map((step) => ({ ...step, url: `${other.http}/login` }))
  const refused = await start({ ...draft, before: elsewhere })
  expect(refused.status).toBe(400)
  expect(other.asked).toEqual([])
  await stop(id)
  await stop(again.id)
})

it('keeps cookies for later attempts where the draft asks for it, sealed, until they are forgotten', async () => {
  const cookie = 'kept-cookie-5d1f7c20'
  const app = await endpoint({
    '/first': json({}, 200, { 'set-cookie': `sid=${cookie}; Path=/` }),
    '/second': (request, response) => json({ seen: request.headers.cookie ?? 'none' }, 200)(request, response),
  })
  const run = async (path: string, more: object) => {
    const extract = path === '/second' ? [{ variable: 'seen', from: { json: '$.seen' } }] : []
    const headers = [...STANDARD, ...(path === '/second' ? [['X-Seen', '{{seen}}']] : [])]
    const view = await attemptOf(
      start({ url: app.ws, headers, before: [{ name: 'x', method: 'GET', url: `${app.http}${path}`, extract }], ...more }),
    )
    expect(view.outcome).toBe('accepted')
    expect(JSON.stringify(view)).not.toContain(cookie)
    await stop(view.id)
    expect(JSON.stringify(await read(view.id))).not.toContain(cookie)
    return app.upgrades.at(-1)?.headers
  }
  await run('/first', {})
  expect((await run('/second', { keepCookies: true }))?.['x-seen']).toBe('none')
  await run('/first', { keepCookies: true })
  expect(await run('/second', { keepCookies: true })).toMatchObject({ 'x-seen': `sid=${cookie}`, cookie: `sid=${cookie}` })
  expect((await run('/second', {}))?.['x-seen']).toBe('none')
  for (const suffix of ['', '-wal']) expect(readFileSync(server.databaseFile + suffix).includes(cookie)).toBe(false)
  expect((await call(forgetCookies, '/api/cookies', { method: 'DELETE' })).status).toBe(204)
  expect((await run('/second', { keepCookies: true }))?.['x-seen']).toBe('none')
})

it('takes values from messages while the session is open: later messages have them, and nobody sees those that are secret', async () => {
  const canary = 'canary-of-a-message-91c4'
  const app = await endpoint({}, undefined, (socket) => socket.send(JSON.stringify({ type: 'welcome', token: canary, room: 'r-1' })))
  const extract = [
    { variable: 'token', from: { json: '$.token' }, secret: true },
    { variable: 'room', from: { json: '$.room' } },
  ]
  const { id } = await attemptOf(start({ url: app.ws, session: { extract } }))
  const events = await follow(id, (text) => text.includes('"variable":"room"'))
  const sent = await call(sendFrames, `/api/attempts/${id}/frames`, {
    body: { text: '{"room":"{{room}}","token":"{{token}}"}', variables: {} },
    params: { id },
  })
  expect(sent.status).toBe(200)
  const told = await follow(id, (text) => /"framesReceived":2/.test(text))
  const live = await read(id)
  expect(live.gained).toEqual([
    { variable: 'token', secret: true },
    { variable: 'room', secret: false },
  ])
  const { items } = await frames(id)
  expect(items.filter(({ direction }) => direction === 'received').map(({ text }) => text)).toEqual([
    `{"type":"welcome","token":"${'*'.repeat(canary.length)}","room":"r-1"}`,
    `{"room":"r-1","token":"${'*'.repeat(canary.length)}"}`,
  ])
  await stop(id)
  const stored = await read(id)
  expect(stored.gained).toEqual(live.gained)
  const all = [events, told, JSON.stringify(live), JSON.stringify(items), JSON.stringify(stored), JSON.stringify(await frames(id))].join(
    '\n',
  )
  const decoded = [...all.matchAll(/"([A-Za-z0-9+/]{16,}={0,2})"/g)]
    .map(([, text = '']) => Buffer.from(text, 'base64').toString('latin1'))
    .join('\n')
  expect(all + decoded).not.toContain(canary)
  for (const suffix of ['', '-wal']) expect(readFileSync(server.databaseFile + suffix).includes(canary)).toBe(false)
})

it('takes a value from messages by a pattern, which fills messages sent later; a secret is refused where it stands', async () => {
  const app = await endpoint({}, undefined, (socket) => socket.send('welcome to room=r-9, please'))
  const extract = [{ variable: 'room', from: { regex: 'room=([\\w-]+)' } }]
  const { id } = await attemptOf(start({ url: app.ws, session: { extract } }))
  await follow(id, (text) => text.includes('"gained":[{"variable":"room"'))
  const sent = await call(sendFrames, `/api/attempts/${id}/frames`, { body: { text: 'join {{room}}', variables: {} }, params: { id } })
  expect(sent.status).toBe(200)
  await follow(id, (text) => /"framesReceived":2/.test(text))
  const { items } = await frames(id)
  expect(items.find(({ direction }) => direction === 'sent')?.text).toBe('join r-9')
  await stop(id)
  expect((await read(id)).gained).toEqual([{ variable: 'room', secret: false }])
  const hidden = await start({ url: app.ws, session: { extract: extract.map((one) => ({ ...one, secret: true })) } })
  expect([hidden.status, await hidden.json()]).toMatchObject([400, { errors: [{ path: 'request.session.extract[0].from' }] }])
})
