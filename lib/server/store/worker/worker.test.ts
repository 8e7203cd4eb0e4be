import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { workerBundle } from '../../../../scripts/setup/bundles.mjs'
import { createObserver } from '../../../core/connection/observe'
import { serializeFrame } from '../../../core/frames/serialize'
import type { FrameDraft } from '../../../core/handshake/draft'
import { decodeFacts } from '../../../core/transcript/decode'
import type { Fact } from '../../../core/transcript/fact'
import { type TemporaryStore, temporaryStore } from '../../../testing/temporary-store'
import { createAttempt } from '../create-attempt'
import { openRecorder } from '../open-recorder'
import type { CreatedAttempt } from '../types'
import type { FrameQuery } from './frame-test'
import { createPool, type Pool } from './pool'

// The bundle finds better-sqlite3 from where it lies, so it is made inside the project.
let folder: string
beforeAll(async () => {
  mkdirSync('build', { recursive: true })
  folder = mkdtempSync(path.join('build', 'test-worker-'))
  await build(workerBundle(path.join(folder, 'thread.mjs')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let store: TemporaryStore
let pool: Pool
let attempt: CreatedAttempt
beforeEach(() => {
  store = temporaryStore()
  pool = createPool({ file: path.resolve(folder, 'thread.mjs'), databaseFile: store.databaseFile, size: 1, queue: 1 })
  const draft = { url: 'ws://127.0.0.1:9/' }
  const { workspaceId, personId: createdById } = store
  attempt = createAttempt({ workspaceId, createdById, draft, exactDraft: draft, url: draft.url, host: '127.0.0.1', port: 9, tls: false })
})
afterEach(async () => {
  await pool.close()
  await store.remove()
})

const REQUEST =
  'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n'
const RESPONSE =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n'
const encoder = new TextEncoder()

/** Records a session in which the endpoint sends these frames, each in a read of its own. */
async function record(frames: readonly FrameDraft[]): Promise<void> {
  const recorder = openRecorder(attempt.id, attempt.dataKey)
  const observer = createObserver()
  const bytes = (direction: 'sent' | 'received', octets: Uint8Array): Fact => ({
    v: 1,
    at: 1,
    hop: 0,
    kind: 'bytes',
    direction,
    layer: 'endpoint',
    bytes: octets,
  })
  const facts: Fact[] = [
    bytes('sent', encoder.encode(REQUEST)),
    { v: 1, at: 1, hop: 0, kind: 'reached', phase: 'request', data: { bytes: REQUEST.length } },
    bytes('received', encoder.encode(RESPONSE)),
    ...frames.map((frame) =>
      bytes(
        'received',
        serializeFrame({ mask: false, ...frame }, () => new Uint8Array(4)),
      ),
    ),
  ]
  for (const fact of facts) {
    const before = observer.frames
    observer.push(fact)
    recorder.append(fact, { firstFrame: before + 1, frameCount: observer.frames - before, checkpoint: observer.checkpoint })
  }
  await recorder.close()
}
const find = (query: FrameQuery, { from = 1, limit = 1000, secretValues = [] as string[], deadlineMs = 15_000 } = {}) =>
  pool.run(
    'find-frames',
    { attemptId: attempt.id, dataKey: attempt.dataKey, secretValues, query, from, limit, sliceMs: 60_000 },
    { deadlineMs },
  )

describe('the store’s worker thread, from its bundle', () => {
  it('finds frames by text, by expression, by kind', async () => {
    await record([
      { opcode: 'text', text: '{"type":"Pod","name":"a"}' },
      { opcode: 'binary', hex: '00 01 50 6f 64' },
      { opcode: 'ping', text: 'pod?' },
      { opcode: 'text', text: 'nothing' },
      { opcode: 'text', text: 'x', rsv3: true },
    ])
    expect(await find({})).toEqual({ numbers: [1, 2, 3, 4, 5], scannedTo: 5, done: true })
    expect((await find({ q: 'POD' })).numbers).toEqual([1, 2, 3])
    expect((await find({ q: 'pod', opcode: 1 })).numbers).toEqual([1])
    expect((await find({ regex: '^\\{.*\\}$' })).numbers).toEqual([1])
    expect((await find({ violations: true })).numbers).toEqual([5])
    expect((await find({ direction: 'sent' })).numbers).toEqual([])
    expect((await find({ q: 'pod' }, { from: 2 })).numbers).toEqual([2, 3])
    expect(await find({ q: 'pod' }, { limit: 2 })).toEqual({ numbers: [1, 2], scannedTo: 2, done: false })
  })

  it('finds text across fragments, with a control frame between them', async () => {
    await record([{ opcode: 'text', text: 'hel', fin: false }, { opcode: 'ping' }, { opcode: 'continuation', text: 'lo' }])
    expect(await find({ q: 'hello' })).toEqual({ numbers: [1, 3], scannedTo: 3, done: true })
  })

  it('cannot be used to find out a secret', async () => {
    await record([{ opcode: 'text', text: 'your key is hunter2hunter2' }])
    expect((await find({ q: 'hunter2' })).numbers).toEqual([1])
    expect((await find({ q: 'hunter2' }, { secretValues: ['hunter2hunter2'] })).numbers).toEqual([])
  })

  it('masks a value that a fragment’s end cuts, also in a message that never ended', async () => {
    await record([
      { opcode: 'text', text: 'key hunter2', fin: false },
      { opcode: 'continuation', text: 'hunter2 end', fin: false },
    ])
    expect((await find({ q: 'hunter2' }, { secretValues: ['hunter2hunter2'] })).numbers).toEqual([])
    expect((await find({ q: 'end' }, { secretValues: ['hunter2hunter2'] })).numbers).toEqual([1, 2])
  })

  it('opens a late frame of a long session from a checkpoint, in pages', async () => {
    await record(Array.from({ length: 3_000 }, (_, index) => ({ opcode: 'text' as const, text: `frame ${index + 1} `.padEnd(300, '.') })))
    expect((await find({ q: 'frame 2999 ' }, { from: 2_900 })).numbers).toEqual([2_999])
    const page = await find({ q: 'frame' }, { from: 1_001, limit: 10 })
    expect(page).toEqual({ numbers: [1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010], scannedTo: 1010, done: false })
  })

  it('kills an expression that does not come to an end, and goes on', async () => {
    await record([{ opcode: 'text', text: `${'a'.repeat(40)}!` }])
    await expect(find({ regex: '^(a+)+$' }, { deadlineMs: 1_500 })).rejects.toMatchObject({ code: 'deadline' })
    expect((await find({ q: 'aaa' })).numbers).toEqual([1])
  })

  it('stops a read nobody waits for any more, and refuses more than may wait', async () => {
    await record([{ opcode: 'text', text: `${'a'.repeat(40)}!` }])
    const controller = new AbortController()
    const input = {
      attemptId: attempt.id,
      dataKey: attempt.dataKey,
      secretValues: [],
      query: { regex: '^(a+)+$' },
      from: 1,
      limit: 1,
      sliceMs: 60_000,
    }
    const endless = pool.run('find-frames', input, { deadlineMs: 60_000, signal: controller.signal })
    const queued = find({ q: 'aaa' })
    await expect(find({ q: 'aaa' })).rejects.toMatchObject({ code: 'workers-busy' })
    controller.abort(new Error('gone'))
    await expect(endless).rejects.toThrow('gone')
    expect((await queued).numbers).toEqual([1])
  })

  it('finds octets, sizes, times, and messages by what a decoder reads', async () => {
    await record([
      { opcode: 'text', text: '42["chat",1]' },
      { opcode: 'text', text: '42["news",22]' },
      { opcode: 'binary', hex: 'ff00aa' },
      { opcode: 'text', text: 'plain' },
    ])
    expect((await find({ hex: '00 AA' })).numbers).toEqual([3])
    expect((await find({ minLength: 5, maxLength: 12 })).numbers).toEqual([1, 4])
    expect((await find({ since: 1 })).numbers).toEqual([1, 2, 3, 4])
    expect((await find({ since: 2 })).numbers).toEqual([])
    const session = { subprotocol: null }
    expect((await find({ decoder: { id: 'socket-io', session } })).numbers).toEqual([1, 2])
    expect((await find({ decoder: { id: 'socket-io', field: ['event', 'news'], session } })).numbers).toEqual([2])
    await expect(find({ hex: '0' })).rejects.toMatchObject({ code: 'bad-regex' })
  })

  it('names an expression that cannot be read, and an attempt that cannot be opened', async () => {
    await record([{ opcode: 'text', text: 'a' }])
    await expect(find({ regex: '(' })).rejects.toMatchObject({ code: 'bad-regex', name: 'InputError' })
    const input = { attemptId: attempt.id, dataKey: new Uint8Array(32), secretValues: [], query: {}, from: 1, limit: 1, sliceMs: 60_000 }
    await expect(pool.run('find-frames', input, { deadlineMs: 15_000 })).rejects.toMatchObject({ code: 'encrypted' })
  })

  it('gives the facts as they were recorded', async () => {
    await record([
      { opcode: 'text', text: 'a' },
      { opcode: 'close', code: 1000 },
    ])
    const { segments, facts, nextFrame } = await pool.run(
      'export-facts',
      { attemptId: attempt.id, dataKey: attempt.dataKey },
      { deadlineMs: 15_000 },
    )
    const decoded = segments.flatMap((segment) => decodeFacts(segment))
    expect([facts, nextFrame, decoded.map((fact) => fact.kind)]).toEqual([5, null, ['bytes', 'reached', 'bytes', 'bytes', 'bytes']])
  })
})
