import { once } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { GET as progress, POST as repeat, DELETE as stop } from '@/app/api/attempts/[id]/repeat/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'
import type { RepeatProgress } from './repeat-frames'

let server: TestServer
let endpoint: WebSocketServer
let received: string[]
let id: string
/** Resolves when the endpoint has so many messages. */
let until: (count: number) => Promise<void>

beforeEach(async () => {
  server = testServer()
  received = []
  endpoint = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  const watchers: { count: number; resolve: () => void }[] = []
  until = (count) => new Promise((resolve) => (received.length >= count ? resolve() : watchers.push({ count, resolve })))
  endpoint.on('connection', (socket) =>
    socket.on('message', (data) => {
      received.push(String(data))
      for (const watcher of watchers) if (received.length >= watcher.count) watcher.resolve()
    }),
  )
  await once(endpoint, 'listening')
  const { port } = endpoint.address() as { port: number }
  id = (await attemptOf(call(startAttempt, '/api/attempts?wait=verdict', { body: { request: { url: `ws://127.0.0.1:${port}/` } } }))).id
})
afterEach(async () => {
  await server.stop()
  for (const client of endpoint.clients) client.terminate()
  endpoint.close()
})

const asked = async (body: unknown) => call(repeat, `/api/attempts/${id}/repeat`, { body, params: { id } })
const read = async (method: 'GET' | 'DELETE') =>
  (await (
    await call(method === 'GET' ? progress : stop, `/api/attempts/${id}/repeat`, { method, params: { id } })
  ).json()) as RepeatProgress
const ended = async (): Promise<RepeatProgress> => {
  for (;;) {
    const now = await read('GET')
    if (now.state !== 'running') return now
    await new Promise((resolve) => setImmediate(resolve))
  }
}

it('sends frames so many times, each round in order', async () => {
  const frames = [
    { opcode: 'text', text: 'a' },
    { opcode: 'text', text: 'b' },
  ]
  expect(await (await asked({ frames, times: 1_000 })).json()).toEqual({ state: 'running', sent: 0, times: 1_000, reason: null })
  await until(2_000)
  expect(received.every((text, at) => text === (at % 2 === 0 ? 'a' : 'b'))).toBe(true)
  expect(await ended()).toEqual({ state: 'done', sent: 1_000, times: 1_000, reason: null })
})

it('keeps to a rate, and stops when it is told to', async () => {
  await asked({ frames: { opcode: 'text', text: 'slow' }, times: 100_000, perSecond: 50 })
  await until(3)
  const stopped = await read('DELETE')
  expect(stopped).toMatchObject({ state: 'stopped', times: 100_000 })
  expect(stopped.sent).toBeLessThan(1_000)
  expect((await read('GET')).state).toBe('stopped')
  await asked({ frames: { opcode: 'text', text: 'again' }, times: 1 })
  expect((await ended()).state).toBe('done')
})

it('refuses a second one, a frame that cannot be written, and more than the bound', async () => {
  await asked({ frames: { opcode: 'text', text: 'x' }, times: 1_000, perSecond: 1 })
  expect((await asked({ frames: { opcode: 'text', text: 'y' }, times: 1 })).status).toBe(409)
  await read('DELETE')
  const bad = await asked({ frames: { opcode: 'text', text: 'x', lengthEncoding: 7, declaredLength: 300 }, times: 1 })
  expect([bad.status, await bad.text()]).toEqual([400, expect.stringContaining('16 or 64 for a declared length of 300')])
  expect((await asked({ frames: { opcode: 'text' }, times: 1_000_001 })).status).toBe(400)
})

it('ends with the connection, and says why', async () => {
  await asked({ frames: { opcode: 'text', text: 'x' }, times: 1_000_000, perSecond: 100 })
  await until(1)
  for (const client of endpoint.clients) client.terminate()
  for (;;) {
    const { state } = await read('GET')
    // Told until the session is gone, and then nothing is being repeated.
    if (state === 'failed' || state === 'idle') break
    await new Promise((resolve) => setImmediate(resolve))
  }
})
