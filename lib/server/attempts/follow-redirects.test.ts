import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { POST as abortAttempt } from '@/app/api/attempts/[id]/abort/route'
import { read, STANDARD, start } from '@/lib/testing/attempt-kit'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'

type Redirects = { readonly url: string; readonly requests: IncomingMessage[]; to: (url: string) => string | null }

let server: TestServer
const running: Server[] = []

beforeEach(() => {
  server = testServer()
})
afterEach(async () => {
  await server.stop()
  for (const one of running.splice(0)) {
    one.closeAllConnections()
    await new Promise((resolve) => one.close(resolve))
  }
})

/** A server of node:http and ws that sends each request where `to` says, and opens a WebSocket where it says nothing. */
async function redirecting(to: (url: string) => string | null): Promise<Redirects> {
  const requests: IncomingMessage[] = []
  const sockets = new WebSocketServer({ noServer: true })
  const http = createServer()
  const self = { url: '', requests, to }
  http.on('upgrade', (request, socket, head) => {
    requests.push(request)
    const location = self.to(request.url ?? '')
    if (location === null)
      return sockets.handleUpgrade(request, socket, head, (opened) => opened.on('message', (data) => opened.send(data)))
    socket.end(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 5\r\nConnection: close\r\n\r\nmoved`)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  running.push(http)
  self.url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}` // safe: it listens on TCP
  return self
}

const HEADERS = [...STANDARD, ['Cookie', 'session=0123456789abcdef']]
const follow = (url: string, maxRedirects: number, more: object = {}) => start({ url, network: { maxRedirects }, ...more })

it('T-08: shows a redirect and follows nothing on its own', async () => {
  const endpoint = await redirecting(() => '/there')
  const view = await attemptOf(follow(`${endpoint.url}/here`, 0))
  expect(endpoint.requests).toHaveLength(1)
  expect(view).toMatchObject({
    outcome: 'refused',
    status: 302,
    redirects: [{ status: 302, location: '/there', url: `${endpoint.url}/there`, sameOrigin: true, followed: false, dropped: [] }],
  })
})

it('follows redirects as recorded hops, each with its request and answer, and judges the last answer', async () => {
  const endpoint = await redirecting((url) => ({ '/one': '/two', '/two': '/three' })[url] ?? null)
  const view = await attemptOf(follow(`${endpoint.url}/one`, 5, { headers: HEADERS }))
  expect(endpoint.requests.map((request) => request.url)).toEqual(['/one', '/two', '/three'])
  // The same origin gets the same lines.
  expect(endpoint.requests.map((request) => request.headers.cookie)).toEqual(Array(3).fill('session=0123456789abcdef'))
  // Each hop is a handshake of its own, with a key of its own.
  expect(new Set(endpoint.requests.map((request) => request.headers['sec-websocket-key'])).size).toBe(3)
  expect(view).toMatchObject({
    outcome: 'accepted',
    status: 101,
    redirects: [
      {
        url: `${endpoint.url}/two`,
        followed: true,
        request: { startLine: 'GET /one HTTP/1.1' },
        response: { startLine: 'HTTP/1.1 302 Found' },
      },
      { url: `${endpoint.url}/three`, followed: true, request: { startLine: 'GET /two HTTP/1.1' }, address: '127.0.0.1' },
    ],
    request: { startLine: 'GET /three HTTP/1.1' },
  })
  await call(abortAttempt, `/api/attempts/${view.id}/abort`, { body: {}, params: { id: view.id } })
  // The same from the store.
  const stored = await read(view.id)
  expect(stored.redirects).toEqual(view.redirects)
  expect(stored.target.url).toBe(`${endpoint.url}/one`)
})

it('T-08: leaves secrets behind when the port changes, and names what it left', async () => {
  const other = await redirecting(() => null)
  const endpoint = await redirecting(() => `${other.url}/other`)
  const view = await attemptOf(follow(`${endpoint.url}/`, 1, { headers: HEADERS }))
  expect(endpoint.requests[0]?.headers.cookie).toBe('session=0123456789abcdef')
  expect(other.requests[0]?.headers.cookie).toBeUndefined()
  expect(other.requests[0]?.headers.host).toBe(other.url.slice('ws://'.length))
  expect(view).toMatchObject({ outcome: 'accepted', redirects: [{ sameOrigin: false, dropped: ['Cookie'] }] })
  expect(JSON.stringify(view)).not.toContain('0123456789abcdef')
})

it('T-35: stops at the most hops one attempt may follow, however many an endpoint has', async () => {
  const endpoint = await redirecting((url) => (url === '/64' ? null : `/${Number(url.slice(1)) + 1}`))
  const view = await attemptOf(follow(`${endpoint.url}/0`, 5))
  expect(endpoint.requests).toHaveLength(6)
  expect(view).toMatchObject({ outcome: 'refused', status: 302 })
  expect(view.redirects).toHaveLength(6)
  expect(view.redirects.at(-1)).toMatchObject({
    followed: false,
    location: '/6',
    reason: '5 redirects were followed, and one attempt follows no more',
  })
  const more = await follow(`${endpoint.url}/0`, 64)
  expect(more.status).toBe(400)
  expect(await more.json()).toMatchObject({ errors: [{ path: 'request.network.maxRedirects' }] })
})

it('T-05, T-08: asks the network policy for each hop', async () => {
  const endpoint = await redirecting(() => 'http://169.254.169.254/latest/meta-data')
  const view = await attemptOf(follow(`${endpoint.url}/`, 3))
  expect(view).toMatchObject({ outcome: 'blocked', failure: { phase: 'policy', code: 'blocked' }, redirects: [{ followed: true }] })
})

it('tells at the field that a raw request cannot be followed', async () => {
  const response = await follow('ws://127.0.0.1:9/', 1, { raw: 'R0VUIC8gSFRUUC8xLjENCg0K' })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    errors: [{ path: 'request.network.maxRedirects', message: expect.stringContaining('raw octets cannot be rewritten') }],
  })
})
