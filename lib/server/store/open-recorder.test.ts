import { createHash, randomBytes } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createObserver, type ObserverCheckpoint } from '../../core/connection/observe'
import type { BytesFact, Fact } from '../../core/transcript/fact'
import { type TemporaryStore, temporaryStore } from '../../testing/temporary-store'
import { createAttempt } from './create-attempt'
import { deleteAttempt } from './delete-attempt'
import { BEHIND_BYTES, FLUSH_MS, MOST_BEHIND_MS, openRecorder, SEGMENT_BYTES } from './open-recorder'
import { readAttempt } from './read-attempt'
import { readFacts } from './read-facts'
import { compress, levelFor } from './segment-row'
import type { CreatedAttempt, StoredSegment } from './types'

let store: TemporaryStore
let attempt: CreatedAttempt
beforeEach(() => {
  store = temporaryStore()
  const draft = { url: 'ws://127.0.0.1:9/' }
  attempt = createAttempt({
    workspaceId: store.workspaceId,
    createdById: store.personId,
    draft,
    exactDraft: draft,
    url: draft.url,
    host: '127.0.0.1',
    port: 9,
    tls: false,
  })
})
afterEach(async () => {
  vi.useRealTimers()
  await store.remove()
})

const bytesFact = (at: number, bytes: Uint8Array): BytesFact => ({
  v: 1,
  at,
  hop: 0,
  kind: 'bytes',
  direction: 'received',
  layer: 'endpoint',
  bytes,
})
const octets = (count: number, seed: number) =>
  Uint8Array.from({ length: count }, (_, index) => (index * 31 + seed * 17 + (index >> 7)) & 0xff)
const after = (frames: number): ObserverCheckpoint => ({ ...(createObserver().checkpoint() as ObserverCheckpoint), frames })
const mark = (n: number) => ({ firstFrame: n, frameCount: 1, checkpoint: () => after(n) })

async function stored(fromFrame?: number): Promise<StoredSegment[]> {
  const segments: StoredSegment[] = []
  for await (const segment of readFacts(store.workspaceId, attempt.id, attempt.dataKey, { fromFrame })) segments.push(segment)
  return segments
}
/** Long octets are compared by their hash: comparing them one by one takes seconds. */
const brief = (facts: readonly Fact[]) =>
  facts.map((fact) => [fact.at, fact.kind === 'bytes' ? createHash('sha256').update(fact.bytes).digest('hex') : fact.kind])
const factsOf = (segments: readonly StoredSegment[]): Fact[] => segments.flatMap((segment) => segment.facts)
const rows = () => {
  const db = new Database(store.databaseFile, { readonly: true })
  const all = db.prepare('SELECT seq, sealed, factCount, data FROM Segment WHERE attemptId = ? ORDER BY seq').all(attempt.id)
  db.close()
  return all as { seq: number; sealed: number; factCount: number; data: Buffer }[]
}

describe('openRecorder', () => {
  it('has facts in the database within 250 ms after they were appended, and seals them at the end', async () => {
    vi.useFakeTimers()
    const recorder = openRecorder(attempt.id, attempt.dataKey)
    const facts = [bytesFact(1, octets(10, 1)), bytesFact(2, octets(10, 2)), bytesFact(3.25, octets(10, 3))]
    recorder.append(facts[0] as Fact, mark(1))
    recorder.append(facts[1] as Fact, mark(2))
    expect(rows()).toEqual([])
    expect(FLUSH_MS).toBeLessThan(MOST_BEHIND_MS)
    vi.advanceTimersByTime(FLUSH_MS)
    expect(rows().map(({ seq, sealed, factCount }) => [seq, sealed, factCount])).toEqual([[0, 0, 2]])
    recorder.append(facts[2] as Fact, mark(3))
    vi.advanceTimersByTime(FLUSH_MS)
    expect(rows().map(({ seq, sealed, factCount }) => [seq, sealed, factCount])).toEqual([
      [0, 0, 2],
      [1, 0, 1],
    ])
    vi.useRealTimers()
    expect(factsOf(await stored())).toEqual(facts)
    await recorder.close()
    expect(rows().map(({ seq, sealed, factCount }) => [seq, sealed, factCount])).toEqual([[0, 1, 3]])
    expect(factsOf(await stored())).toEqual(facts)
    expect(readAttempt(store.workspaceId, attempt.id).factBytes).toBe(recorder.storedBytes)
  })

  it('seals at about 256 KiB, with the state of the readers, and reads from the segment of a frame', async () => {
    const recorder = openRecorder(attempt.id, attempt.dataKey)
    const facts = Array.from({ length: 40 }, (_, index) => bytesFact(index, octets(20_000, index)))
    for (const [index, fact] of facts.entries()) {
      recorder.append(fact, mark(index + 1))
      if (index % 7 === 0) await recorder.flush()
    }
    await recorder.close()
    const segments = await stored()
    expect(segments.map(({ firstFrame, frameCount, checkpoint }) => [firstFrame, frameCount, checkpoint()])).toEqual([
      [1, 14, null],
      [15, 14, after(14)],
      [29, 12, after(28)],
    ])
    expect(brief(factsOf(segments))).toEqual(brief(facts))
    expect((await stored(28)).map((segment) => segment.firstFrame)).toEqual([15, 29])
    expect((await stored(29)).map((segment) => segment.firstFrame)).toEqual([29])
    expect((await stored(14)).map((segment) => segment.firstFrame)).toEqual([1, 15, 29])
  })

  it('T-21: keeps nothing readable without the key', async () => {
    const recorder = openRecorder(attempt.id, attempt.dataKey)
    const secret = new TextEncoder().encode('Authorization: Bearer hunter2')
    recorder.append(bytesFact(1, secret), mark(1))
    await recorder.flush()
    expect(rows().some((row) => row.data.includes('hunter2'))).toBe(false)
    await recorder.close()
    const other = new Uint8Array(32)
    await expect(readFacts(store.workspaceId, attempt.id, other).next()).rejects.toMatchObject({ code: 'encrypted' })
  })

  it('refuses rows that were swapped', async () => {
    const recorder = openRecorder(attempt.id, attempt.dataKey)
    for (let index = 0; index < 30; index++) recorder.append(bytesFact(index, octets(20_000, index)), mark(index + 1))
    await recorder.close()
    const db = new Database(store.databaseFile)
    db.exec(
      `UPDATE Segment SET seq = -1 WHERE seq = 0; UPDATE Segment SET seq = 0 WHERE seq = 1; UPDATE Segment SET seq = 1 WHERE seq = -1`,
    )
    db.close()
    await expect(readFacts(store.workspaceId, attempt.id, attempt.dataKey).next()).rejects.toMatchObject({ code: 'encrypted' })
  })

  it('says when it is behind, and when it has caught up', async () => {
    const told: boolean[] = []
    const recorder = openRecorder(attempt.id, attempt.dataKey, { onPressure: (behind) => told.push(behind) })
    const chunk = octets(65_536, 1)
    for (let index = 0; index * chunk.length <= BEHIND_BYTES; index++) recorder.append(bytesFact(index, chunk), mark(index + 1))
    expect([recorder.behind, told]).toEqual([true, [true]])
    await recorder.flush()
    expect([recorder.behind, told]).toEqual([false, [true, false]])
    await recorder.close()
    expect(factsOf(await stored())).toHaveLength(65)
  })

  it('T-40: keeps facts through a time in which the database cannot be written to', async () => {
    const recorder = openRecorder(attempt.id, attempt.dataKey)
    const db = new Database(store.databaseFile)
    db.exec("CREATE TRIGGER full BEFORE INSERT ON Segment BEGIN SELECT RAISE(FAIL, 'disk full'); END")
    recorder.append(bytesFact(1, octets(5, 1)), mark(1))
    await recorder.flush()
    expect(recorder.failure).toBe('The facts cannot be written (disk full): they wait and are tried again.')
    db.exec('DROP TRIGGER full')
    db.close()
    await recorder.close()
    expect([recorder.failure, factsOf(await stored()).length]).toEqual([null, 1])
  })

  it('drops the facts of an attempt that was deleted', async () => {
    const recorder = openRecorder(attempt.id, attempt.dataKey)
    recorder.append(bytesFact(1, octets(SEGMENT_BYTES, 1)), mark(1))
    deleteAttempt(store.workspaceId, attempt.id)
    await recorder.close()
    expect(recorder.failure).toBe('The attempt was deleted or the store closed: its facts are no longer kept.')
  })

  it('reads an open tail whole while it is sealed behind the reader', async () => {
    const recorder = openRecorder(attempt.id, attempt.dataKey)
    for (let index = 0; index < 3; index++) {
      recorder.append(bytesFact(index, octets(10, index)), mark(index + 1))
      await recorder.flush()
    }
    const reading = readFacts(store.workspaceId, attempt.id, attempt.dataKey)
    const first = await reading.next()
    await recorder.close()
    const seen = [first.value?.facts.length ?? 0]
    for await (const segment of reading) seen.push(segment.facts.length)
    expect(seen).toEqual([1, 1, 1])
  })
})

it('stores octets that do not get smaller as they are, and gives both back', () => {
  const noise = randomBytes(65_536)
  const text = Buffer.from('{"kind":"tick"}'.repeat(4_000))
  expect([levelFor(noise), levelFor(text), levelFor(noise.subarray(0, 4_096))]).toEqual([0, 1, 1])
  for (const octets of [noise, text]) expect(inflateRawSync(compress(octets)).equals(octets)).toBe(true)
})
