import { readFileSync } from 'node:fs'
import path from 'node:path'
import tls from 'node:tls'
import { expect, test } from '@playwright/test'
import { ask } from './endpoints/ask'
import { answering, listen, type ReceivedHead, serverFrame, stopper, switchProtocols, writeHead } from './endpoints/listen'
import { makeOwner, send } from './endpoints/members'
import { builtRoutes } from './endpoints/routes'
import { type SharedServer, sharedServer } from './endpoints/shared-server'
import { filesOf } from './endpoints/stored'

const FIXTURES = path.join(import.meta.dirname, '../lib/testing/fixtures/tls')
const pem = (name: string) => readFileSync(path.join(FIXTURES, name), 'utf8')

/** Twelve secrets, none a part of another; most have characters that base64 and percent-encoding write otherwise. */
const CANARIES = {
  header: 'header+7f3a9c/51e2==',
  cookie: 'cookie-b81d/22c4a0+9e17',
  query: 'query?5d0a+77/c1b3&x',
  subprotocol: 'subprotocol-4be1c09d77aa',
  message: 'message/e19a+0c4d~21',
  echoed: 'echoed:93f1/aa07+55c2',
  reason: 'reason-c7/0d+41b9e2',
  body: 'body/28ce+91f0=7ad4',
  redirect: 'redirect-6a/4f+19d3c8',
  proxy: 'proxy/1e7b+d03a@55',
  secret: 'secret+9a41/7be0=c2',
  clientKey: pem('client.key.pem'),
} as const
type Canary = keyof typeof CANARIES
/** What is looked for: a line from the middle stands for the key. */
const NEEDLES = Object.entries({ ...CANARIES, clientKey: CANARIES.clientKey.split('\n')[3] ?? '' })

/** A value in every form in which it may travel or lie: plain, percent-encoded, and base64 at each of three offsets. */
function forms(value: string): string[] {
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.from('\0'.repeat(offset) + value)
      .toString('base64')
      .replace(/=+$/, '')
    // The first and last characters depend on the neighbours.
    return encoded.slice(offset === 0 ? 0 : 4, -2)
  })
  const url = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))
  return [
    ...new Set([value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1), value.replaceAll('&', '&amp;'), ...base64, ...url]),
  ]
}
const SOUGHT = NEEDLES.flatMap(([name, value]) => forms(value).map((form) => [name, form] as const))

/** Which canaries stand in some octets, in a form. Text in base64, as payloads of frames are told, is looked into too. */
function found(octets: Buffer | string): string[] {
  const text = typeof octets === 'string' ? octets : octets.toString('latin1')
  const inside = [...text.matchAll(/"([A-Za-z0-9+/]{16,}={0,2})"/g)].map(([, encoded = '']) =>
    Buffer.from(encoded, 'base64').toString('latin1'),
  )
  const all = [text, ...inside].join('\n')
  return [...new Set(SOUGHT.flatMap(([name, form]) => (all.includes(form) ? [`${name}: ${form}`] : [])))]
}

let server: SharedServer
let cookie: string
test.beforeAll(async () => {
  server = await sharedServer({ LOG_LEVEL: 'trace' })
  cookie = await makeOwner(server)
  const allow = ['127.0.0.0/8']
  expect((await send(server, cookie, 'PUT', '/api/policy', { base: 'public', allow, deny: [] })).status).toBe(200)
})
test.afterAll(() => server.close())

const json = async <Value>(method: string, place: string, body?: object): Promise<Value> => {
  const { status, text } = await send(server, cookie, method, place, body)
  if (status >= 300) throw new Error(`${method} ${place} answered ${status}: ${text}`)
  return JSON.parse(text) as Value // safe: the test looks at what it uses
}

test('T-22, T-23, T-24: twelve planted secrets reach the endpoint, and are found nowhere else', async () => {
  test.setTimeout(90_000)
  const wire: string[] = []
  const known = (name: Canary) =>
    [CANARIES[name], Buffer.from(CANARIES[name]).toString('base64'), encodeURIComponent(CANARIES[name])].join(' ')
  const echo = (head: ReceivedHead, socket: import('node:net').Socket) => {
    wire.push(head.text)
    const resource = head.lines[0]?.split(' ')[1] ?? ''
    if (resource.startsWith('/refuse')) {
      const body = JSON.stringify({ error: known('body'), again: known('header'), cookie: CANARIES.cookie })
      return writeHead(socket, [
        `HTTP/1.1 403 No ${CANARIES.header}`,
        `Set-Cookie: sid=${CANARIES.cookie}; Path=/`,
        `X-Echo: ${known('query')}`,
        `WWW-Authenticate: Basic realm="${CANARIES.body}"`,
        'Content-Type: application/json',
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        body.slice(0, -4),
      ]) // The head's own blank line completes the body's length.
    }
    if (resource.startsWith('/redirect'))
      return writeHead(socket, [
        'HTTP/1.1 302 Found',
        `Location: /open?access_token=${encodeURIComponent(CANARIES.redirect)}&state=${encodeURIComponent(CANARIES.header)}`,
        'Content-Length: 0',
        'Connection: close',
      ])
    switchProtocols(head, socket, [`X-Echo: ${known('echoed')}`])
    socket.on('data', (chunk: Buffer) => wire.push(unmasked(chunk)))
    socket.write(serverFrame(1, JSON.stringify({ echoed: known('echoed'), message: known('message'), secret: known('secret') })))
    socket.write(serverFrame(2, Buffer.from(CANARIES.echoed)))
    setTimeout(() => socket.end(serverFrame(8, Buffer.concat([Buffer.from([0x0f, 0xa0]), Buffer.from(CANARIES.reason)]))), 400)
  }
  const endpoint = await listen(echo)
  const heads: ReceivedHead[] = []
  const secured = tls.createServer({ key: pem('leaf.key.pem'), cert: pem('leaf.pem'), ca: pem('ca.pem'), requestCert: true }, (socket) => {
    wire.push(`client ${socket.getPeerCertificate().subject?.CN ?? ''}`)
    answering(heads, echo)(socket)
  })
  const overTls = await stopper(secured)
  const proxyHeads: ReceivedHead[] = []
  const proxy = await listen((head, socket) => {
    proxyHeads.push(head)
    writeHead(socket, [`HTTP/1.1 407 ${CANARIES.proxy}`, `Proxy-Authenticate: Basic realm="${CANARIES.proxy}"`, 'Content-Length: 0'])
  })

  // Secrets and an environment, as people keep them.
  const environment = await json<{ id: string }>('POST', '/api/environments', {
    name: 'staging',
    scope: 'team',
    variables: { node: 'agent-1' },
  })
  for (const name of ['secret', 'message', 'echoed', 'reason', 'body', 'redirect'] as const)
    await json('PUT', '/api/secrets', { name, value: CANARIES[name], scope: name === 'secret' ? 'team' : 'own', environmentId: null })

  const base = `127.0.0.1:${endpoint.port}`
  const request = (url: string, more: object = {}) => ({
    url: `${url}?access_token=${encodeURIComponent(CANARIES.query)}`,
    headers: [
      ['Host', 'x'],
      ['Upgrade', 'websocket'],
      ['Connection', 'Upgrade'],
      ['Sec-WebSocket-Key', '{{auto}}'],
      ['Sec-WebSocket-Version', '13'],
      ['Authorization', `Bearer ${CANARIES.header}`],
      ['Cookie', `sid=${CANARIES.cookie}`],
      ['Sec-WebSocket-Protocol', `chat, base64url.bearer.authorization.k8s.io.${CANARIES.subprotocol}`],
      ['Secret-Key', '{{secret:secret}}'],
      ['X-Node', '{{node}}'],
      { line: 'X-Own: {{secret:echoed}} {{secret:reason}} {{secret:body}} {{secret:redirect}}', secret: true },
    ],
    session: {
      sendOnOpen: [{ text: 'login {{secret:message}} {{secret:secret}}' }],
      messages: [{ name: 'hello', frame: { text: '{{secret:message}}' } }],
    },
    ...more,
  })
  const drafts = [
    request(`ws://${base}/open`),
    request(`ws://${base}/refuse`),
    request(`ws://${base}/redirect`, { network: { maxRedirects: 2 } }),
    request(`wss://127.0.0.1:${overTls.port}/open`, {
      network: { verify: false, clientCert: pem('client.pem'), clientKey: CANARIES.clientKey },
    }),
    request(`ws://${base}/open`, { network: { proxy: `http://me:${encodeURIComponent(CANARIES.proxy)}@127.0.0.1:${proxy.port}` } }),
  ]
  const told: [string, string][] = []
  const ids: string[] = []
  for (const draft of drafts) {
    const linted = await send(server, cookie, 'POST', '/api/lint', { request: draft })
    told.push([`lint ${draft.url}`, linted.text])
    const started = await send(server, cookie, 'POST', '/api/attempts?wait=verdict', { request: draft, environmentId: environment.id })
    expect([draft.url, started.status, started.text.slice(0, started.status === 201 ? 0 : 500)]).toEqual([draft.url, 201, ''])
    const { id } = JSON.parse(started.text) as { id: string }
    ids.push(id)
    told.push([`start ${draft.url}`, started.text])
    const stream = { host: new URL(server.address).host, cookie, origin: server.address }
    told.push([`events ${draft.url}`, (await ask(server.address, { path: `/api/attempts/${id}/events`, headers: stream }, '', 1_500)).text])
  }
  const profile = await json<{ id: string }>('POST', '/api/profiles', { name: 'with secrets', request: drafts[3] })
  await json('POST', `/api/attempts/${ids[1]}/retry?wait=verdict`, {})
  // Mistakes are told without what was typed.
  for (const [method, place, body] of [
    ['POST', '/api/attempts', { request: { ...drafts[0], url: `ws://u:${CANARIES.header}@${base}:x/` } }],
    ['POST', '/api/attempts', { request: { ...drafts[0], network: { clientKey: CANARIES.clientKey.slice(0, 300), clientCert: 'x' } } }],
    ['POST', '/api/session', { email: 'ada@example.com', password: CANARIES.header }],
    ['PUT', '/api/secrets', { name: '!', value: CANARIES.secret, scope: 'own', environmentId: null }],
  ] as const)
    told.push([`${method} ${place}`, (await send(server, cookie, method, place, body)).text])

  // Every route and page of the build, with ids that exist, and each form of export.
  const idOf = (pattern: string) =>
    pattern.includes('/attempts/')
      ? ids
      : [pattern.includes('/profiles/') ? profile.id : pattern.includes('/environments/') ? environment.id : 'x']
  const headers = { host: new URL(server.address).host, cookie, origin: server.address }
  const places = builtRoutes()
    .filter(({ methods, pattern }) => methods.includes('GET') && !pattern.endsWith('/events'))
    .flatMap(({ pattern, path }) => (pattern.includes('[id]') ? idOf(pattern).map((id) => pattern.replace('[id]', id)) : [path]))
    .flatMap((place) =>
      place.endsWith('/export') && place.includes('/attempts/')
        ? ['jsonl', 'har', 'raw', 'raw-sent'].map((format) => `${place}?format=${format}`)
        : [place],
    )
    .concat(
      ids.flatMap((id) => [`/?a=${id}`, `/attempts/${id}?tab=frames`, `/api/attempts/${id}/frames?limit=100`]),
      `/?profile=${profile.id}`,
    )
    .concat(NEEDLES.map(([, value]) => `/api/attempts?q=${encodeURIComponent(value.slice(0, 200))}`))
  for (const place of places) told.push([place, (await ask(server.address, { path: place, headers })).text])
  const searched = told.filter(([place]) => place.startsWith('/api/attempts?q='))
  for (const [place, text] of searched) expect([place, (JSON.parse(text) as { items: unknown[] }).items]).toEqual([place, []])

  // The proof proves something: the secrets did travel, and what is looked through is what was answered and stored.
  const sent = wire.join('\n')
  for (const name of ['header', 'cookie', 'subprotocol', 'echoed', 'reason', 'body', 'redirect', 'secret', 'message'] as const)
    expect([name, sent.includes(CANARIES[name])]).toEqual([name, true])
  expect(sent).toContain(`access_token=${encodeURIComponent(CANARIES.query)}`)
  expect(sent).toContain('client ')
  expect(proxyHeads[0]?.text).toContain(`Basic ${btoa(`me:${CANARIES.proxy}`)}`)
  expect(told.filter(([, text]) => text.includes('***')).length).toBeGreaterThan(20)
  expect(told.find(([place]) => place.endsWith('format=jsonl'))?.[1]).toContain('login *')
  const files = filesOf(server.dataDir)
  expect(files.map(([file]) => path.basename(file))).toEqual(expect.arrayContaining(['app.db', 'app.db-wal']))
  expect(server.printed.length).toBeGreaterThan(50)

  const leaks = [...told, ...files, ['console', server.printed.join('\n')] as const]
    .map(([where, octets]) => [where, found(octets)] as const)
    .filter(([, hits]) => hits.length > 0)
  expect(leaks).toEqual([])
  for (const one of [endpoint, overTls, proxy]) await one.close()
})

/** The payload of the first masked frame of a chunk, below 126 octets or with a 16-bit length. */
function unmasked(chunk: Buffer): string {
  const short = (chunk[1] ?? 0) & 0x7f
  const at = short === 126 ? 4 : 2
  const length = short === 126 ? chunk.readUInt16BE(2) : short
  const mask = chunk.subarray(at, at + 4)
  return Buffer.from(chunk.subarray(at + 4, at + 4 + length).map((octet, index) => octet ^ (mask[index % 4] ?? 0))).toString()
}
