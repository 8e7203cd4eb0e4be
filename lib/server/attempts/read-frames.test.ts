import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { POST as abortAttempt } from '@/app/api/attempts/[id]/abort/route'
import { GET as getFrames, POST as sendFrames } from '@/app/api/attempts/[id]/frames/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { concat } from '@/lib/core/bytes/concat'
import { serializeFrame } from '@/lib/core/frames/serialize'
import { acceptValue } from '@/lib/core/handshake/accept-value'
import { onShutdown } from '@/lib/server/platform/shutdown'
import { singleton } from '@/lib/server/platform/singleton'
import { createPool } from '@/lib/server/store/worker/pool'
import { type ScriptedServer, scriptedServer } from '@/lib/testing/scripted-server'
import { expectHead, send, silent } from '@/lib/testing/scripted-steps'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'
import { workerBundle } from '../../../scripts/setup/bundles.mjs'
import type { FrameWindow } from './read-frames'

const COUNT = 6000
const SECRET = 'canary-7f3a9c51e2'
const KEY = /Sec-WebSocket-Key: (\S+)/
/** Frame `n` says its number; each hundredth is a ping, each thousandth masked (which a server must not do), one has a secret. */
const octets = concat(
  Array.from({ length: COUNT }, (_, index) => {
    const n = index + 1
    const text = n === 77 ? `secret ${SECRET}` : `frame ${n} ${'x'.repeat(90)}`
    return serializeFrame({ opcode: n % 100 === 0 ? 'ping' : 'text', text, mask: n % 1000 === 0 }, new Uint8Array(4))
  }),
)

let folder: string
let server: TestServer
let endpoint: ScriptedServer
let id: string

beforeAll(async () => {
  mkdirSync('build', { recursive: true })
  folder = mkdtempSync(path.join('build', 'test-frames-'))
  await build(workerBundle(path.join(folder, 'thread.mjs')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeEach(async () => {
  server = testServer()
  singleton('store-workers', () => {
    const pool = createPool({ file: path.resolve(folder, 'thread.mjs'), databaseFile: server.databaseFile, size: 1, queue: 4 })
    onShutdown('workers', () => pool.close())
    return pool
  })
  const answer = (head: string) =>
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptValue(KEY.exec(head)?.[1] ?? '')}\r\n\r\n`
  endpoint = await scriptedServer([expectHead(), send((peer) => answer(peer.head)), send(octets), silent()])
  const request = {
    url: `ws://127.0.0.1:${endpoint.port}/`,
    headers: [
      ['Host', 'x'],
      ['Upgrade', 'websocket'],
      ['Connection', 'Upgrade'],
      ['Sec-WebSocket-Key', '{{auto}}'],
      ['Sec-WebSocket-Version', '13'],
      ['Secret-Key', SECRET],
    ],
    session: { answerPings: false },
  }
  id = (await attemptOf(call(startAttempt, '/api/attempts?wait=verdict', { body: { request } }))).id
  while ((await window('?limit=1')).total < COUNT) await new Promise((resolve) => setImmediate(resolve))
})
afterEach(async () => {
  await server.stop()
  await endpoint.close()
})

const ask = (query: string) => call(getFrames, `/api/attempts/${id}/frames${query}`, { params: { id } })
const window = async (query: string) => (await (await ask(query)).json()) as FrameWindow // safe: the tests look at what they use
const stop = () => call(abortAttempt, '', { method: 'POST', params: { id } })
const numbers = ({ items }: FrameWindow) => items.map(({ n }) => n)
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
/** Numbers of all frames a filter lets through, page after page. */
async function all(query: string): Promise<number[]> {
  const found: number[] = []
  for (let from: number | null = 1; from !== null; ) {
    const page: FrameWindow = await window(`?${query}&from=${from}`)
    found.push(...numbers(page))
    from = page.nextFrom
  }
  return found
}

describe('readFrames', () => {
  it('gives any window, while the session runs and afterwards', async () => {
    for (const state of ['open', 'closed']) {
      if (state === 'closed') await stop()
      const first = await window('')
      expect(numbers(first)).toEqual(range(1, 200))
      expect(first).toMatchObject({ total: COUNT, matched: COUNT, scannedTo: 200, nextFrom: 201 })
      expect(numbers(await window('?from=3000&limit=1000'))).toEqual(range(3000, 3999))
      expect(numbers(await window('?from=5990'))).toEqual(range(5990, 6000))
      expect((await window('?from=5990')).nextFrom).toBeNull()
      expect(numbers(await window('?before=100&limit=10'))).toEqual(range(90, 99))
      expect(numbers(await window('?after=100&limit=3'))).toEqual([101, 102, 103])
      expect(numbers(await window('?from=7000'))).toEqual([])
      const [one] = (await window('?from=4321&limit=1&maxPayload=5')).items
      expect(one).toMatchObject({ n: 4321, text: 'frame', truncated: true, length: 101 })
    }
  })
  it('does not compute a whole attempt again to give one frame of it', async () => {
    await stop()
    expect((await window('?from=5000&limit=1')).total).toBe(COUNT)
    expect(singleton('replays', () => new Map()).size).toBe(0)
  })
  it('finds frames by what they are and what they say', async () => {
    await stop()
    expect(await all('violations=true')).toEqual([1000, 2000, 3000, 4000, 5000, 6000])
    expect(await all('opcode=ping&limit=7')).toEqual(range(1, 60).map((n) => n * 100))
    expect(await all('q=FRAME%204321%20')).toEqual([4321])
    expect(await all(`regex=${encodeURIComponent('frame 12?3 ')}`)).toEqual([13, 123])
    expect(await all('direction=sent')).toEqual([])
  })
  it('finds frames far apart in a session that is still open, to the newest that no segment has yet', async () => {
    for (let n = COUNT + 1; n <= COUNT + 12; n += 1) {
      const text = n % 5 === 0 ? `needle ${n}` : `hay ${n}`
      await call(sendFrames, `/api/attempts/${id}/frames`, { body: { opcode: 'text', text }, params: { id } })
      // A search has the recorder write what waits: each frame becomes an unsealed row of its own.
      if (n < COUNT + 10) await window(`?q=nothing&from=${n}`)
    }
    expect(await all('q=needle')).toEqual([6005, 6010])
    expect(await all('q=hay')).toEqual([6001, 6002, 6003, 6004, 6006, 6007, 6008, 6009, 6011, 6012])
    expect(await all(`regex=${encodeURIComponent('(frame (9|5999) |needle 6010)')}`)).toEqual([9, 5999, 6010])
  })
  it('finds no secret out', async () => {
    expect(numbers(await window(`?q=${SECRET}`))).toEqual([])
    expect(numbers(await window('?q=canary'))).toEqual([])
    expect((await window('?from=77&limit=1')).items[0]?.text).toBe(`secret ${'*'.repeat(SECRET.length)}`)
  })
  it('says what is wrong with a question', async () => {
    for (const query of ['?from=0', '?limit=1001', '?opcode=16', '?from=1&before=9', '?regex=(', '?decoder=no-such', '?q=a&before=9']) {
      const response = await ask(query)
      expect([query, response.status]).toEqual([query, 400])
    }
  })
})
