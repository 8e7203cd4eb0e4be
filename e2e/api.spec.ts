import { expect, test } from './fixtures'
import { attempt } from './pages/api'

const draft = (url: string) => ({ data: { request: { url } } })

test('?wait=verdict answers while the session is open, ?wait=end when it is over', async ({ request }) => {
  const open = await request.post('/api/attempts?wait=verdict', draft('practice:/echo'))
  expect(open.status()).toBe(201)
  const view = (await open.json()) as { id: string }
  expect(open.headers().location).toBe(`/api/attempts/${view.id}`)
  expect(view).toMatchObject({ state: 'open', outcome: 'accepted', status: 101 })
  const sent = await request.post(`/api/attempts/${view.id}/frames`, { data: [{ opcode: 'text', text: 'one' }, { opcode: 'ping' }] })
  expect(await sent.json()).toMatchObject({ sent: 2 })
  const closed = await request.post(`/api/attempts/${view.id}/close`, { data: { how: 'close-frame', code: 1000, reason: 'done' } })
  expect(closed.ok()).toBe(true)
  await expect
    .poll(async () => (await (await request.get(`/api/attempts/${view.id}`)).json()) as object)
    .toMatchObject({ state: 'closed', close: { code: 1000, wireCode: 1000, by: 'us', how: 'close-frame' } })

  const over = await attempt(request, { url: 'practice:/drop' })
  expect(over).toMatchObject({ state: 'closed', close: { code: 1006, wireCode: null, reportedLocally: true, how: 'fin', by: 'endpoint' } })
  expect(over.counts).toMatchObject({ framesReceived: 3, framesSent: 0 })
})

test('without wait the id comes at once; abort stops it in whatever phase it is; retry starts another', async ({ request }) => {
  const started = await request.post('/api/attempts', draft('practice:/silent'))
  expect(started.status()).toBe(201)
  const { id } = (await started.json()) as { id: string }
  expect((await request.post(`/api/attempts/${id}/abort`)).ok()).toBe(true)
  await expect
    .poll(async () => (await (await request.get(`/api/attempts/${id}`)).json()) as object)
    .toMatchObject({ state: 'closed', outcome: 'aborted' })
  const again = await request.post(`/api/attempts/${id}/retry`, { data: {} })
  expect(again.status()).toBe(201)
  const other = (await again.json()) as { id: string }
  expect(other.id).not.toBe(id)
  await request.post(`/api/attempts/${other.id}/abort`)
})

type Told = { readonly id: string | undefined; readonly type: string; readonly data: { items?: { n: number }[]; total?: number } }

/** The events of a stream that has ended. */
function eventsOf(text: string): Told[] {
  return text
    .split('\n\n')
    .filter((block) => block.includes('data: '))
    .map((block) => {
      const line = (name: string) =>
        block
          .split('\n')
          .find((one) => one.startsWith(`${name}: `))
          ?.slice(name.length + 2)
      return { id: line('id'), type: line('event') ?? '', data: JSON.parse(line('data') ?? 'null') as Told['data'] }
    })
}

test('the event stream replays a stored session, and goes on after Last-Event-ID', async ({ request }) => {
  const { id } = await attempt(request, { url: 'practice:/drop' })
  const stream = (after?: string) =>
    request.get(`/api/attempts/${id}/events`, after === undefined ? {} : { headers: { 'last-event-id': after } })
  const answer = await stream()
  expect(answer.headers()['content-type']).toContain('text/event-stream')
  const told = eventsOf(await answer.text())
  expect(told.map(({ type }) => type)).toEqual(['attempt', 'frames', 'end'])
  expect(told[1]?.data.items?.map(({ n }) => n)).toEqual([1, 2, 3])
  const resumed = eventsOf(await (await stream('2')).text())
  expect(resumed.flatMap(({ data }) => data.items ?? []).map(({ n }) => n)).toEqual([3])
  const nothingNew = eventsOf(await (await stream('3')).text())
  expect(nothingNew.flatMap(({ data }) => data.items ?? [])).toEqual([])
  expect(nothingNew.at(-1)?.type).toBe('end')
})

// The calls and fields that others script against.
const CALLS = [
  'get /api/health',
  'post /api/lint',
  'post /api/attempts',
  'get /api/attempts',
  'get /api/attempts/{id}',
  'delete /api/attempts/{id}',
  'get /api/attempts/{id}/events',
  'get /api/attempts/{id}/frames',
  'post /api/attempts/{id}/frames',
  'post /api/attempts/{id}/close',
  'post /api/attempts/{id}/retry',
  'post /api/attempts/{id}/abort',
  'patch /api/attempts/{id}',
  'post /api/ladder',
  'get /api/ladder/{id}',
  'delete /api/ladder/{id}',
  'get /api/ladder/{id}/events',
  'post /api/import',
  'get /api/profiles',
  'post /api/profiles',
  'get /api/profiles/{id}',
  'put /api/profiles/{id}',
  'delete /api/profiles/{id}',
  'get /api/rules',
  'get /api/packs',
]
const ATTEMPT_FIELDS = [
  ...['id', 'createdAt', 'endedAt', 'profileId', 'target', 'state', 'outcome', 'summary', 'status', 'request', 'response', 'redirects'],
  ...['verdicts', 'diagnoses', 'answeredBy', 'clients', 'timings', 'tls', 'close', 'counts', 'draft', 'failure', 'rulesVersion', 'note'],
]
const TIMING_FIELDS = ['resolve', 'connect', 'proxy', 'tls', 'sent', 'firstByte', 'head', 'total']
const LIST_FILTERS = [
  ...['q', 'host', 'outcome', 'status', 'closeCode', 'product', 'profileId', 'diagnosis', 'user', 'minMs', 'maxMs', 'from', 'to', 'limit'],
  'cursor',
]
const FRAME_FILTERS = ['from', 'limit', 'before', 'after', 'direction', 'opcode', 'q', 'regex', 'decoder', 'violations', 'maxPayload']

type Schema = { $ref?: string; properties?: Record<string, Schema>; required?: string[] }
type OpenApi = {
  openapi: string
  paths: Record<string, Record<string, { parameters?: { name: string; in: string }[]; responses: Record<string, unknown> }>>
  components: { schemas: Record<string, Schema> }
}

test('the reference lists every call and field that is promised, and each answer of it as it is given', async ({ request }) => {
  const reference = (await (await request.get('/api/openapi.json')).json()) as OpenApi
  expect(reference.openapi).toMatch(/^3\.1/)
  const listed = Object.entries(reference.paths).flatMap(([path, calls]) => Object.keys(calls).map((method) => `${method} ${path}`))
  expect(listed).toEqual(expect.arrayContaining(CALLS))

  const fields = (name: string) => Object.keys(reference.components.schemas[name]?.properties ?? {})
  expect(fields('Attempt')).toEqual(expect.arrayContaining(ATTEMPT_FIELDS))
  const parameters = (path: string) => reference.paths[path]?.get?.parameters?.map(({ name }) => name) ?? []
  expect(parameters('/api/attempts')).toEqual(expect.arrayContaining(LIST_FILTERS))
  expect(parameters('/api/attempts/{id}/frames')).toEqual(expect.arrayContaining(FRAME_FILTERS))

  const view = await attempt(request, { url: 'practice:/forbidden' })
  expect(Object.keys(view)).toEqual(expect.arrayContaining(ATTEMPT_FIELDS))
  expect(fields('Attempt')).toEqual(expect.arrayContaining(Object.keys(view)))
  expect(Object.keys(view.timings)).toEqual(expect.arrayContaining(TIMING_FIELDS))
  expect(view.verdicts[0]).toMatchObject({ rule: expect.any(String), outcome: expect.any(String), level: expect.any(String) })
})

test('rules, decoders, practice, policy and health answer; lint sends nothing', async ({ request }) => {
  for (const path of ['/api/rules', '/api/packs', '/api/decoders', '/api/practice', '/api/profiles', '/api/policy', '/api/health'])
    expect((await request.get(path)).status()).toBe(200)
  const lint = (await (
    await request.post('/api/lint', { data: { request: { url: 'ws://h.example/', headers: [['Host', 'h.example']] } } })
  ).json()) as {
    bytes: string
    verdicts: { rule: string; outcome: string }[]
  }
  expect(Buffer.from(lint.bytes, 'base64').toString()).toBe('GET / HTTP/1.1\r\nHost: h.example\r\n\r\n')
  expect(lint.verdicts).toContainEqual(expect.objectContaining({ rule: 'request/key-present', outcome: 'fail' }))
  const allowed = await request.post('/api/policy/test', { data: { url: 'ws://169.254.169.254/' } })
  expect(await allowed.json()).toMatchObject({ allowed: false })
})
