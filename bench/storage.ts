import { randomBytes } from 'node:crypto'
import { serializeFrame } from '../lib/core/frames/serialize'
import type { Fact } from '../lib/core/transcript/fact'
import { statement } from '../lib/server/store/client'
import { createAttempt } from '../lib/server/store/create-attempt'
import { openRecorder } from '../lib/server/store/open-recorder'
import type { CreatedAttempt } from '../lib/server/store/types'
import { type TemporaryStore, temporaryStore } from '../lib/testing/temporary-store'
import type { Row } from './stats'

const READ = 16_384
const HOUR = 3_600

const received = (bytes: Uint8Array, at: number): Fact => ({
  v: 1,
  kind: 'bytes',
  at,
  hop: 0,
  layer: 'endpoint',
  direction: 'received',
  bytes,
})
const mark = (n: number) => ({ firstFrame: n, frameCount: 1 })

function attemptIn({ workspaceId, personId }: TemporaryStore): CreatedAttempt {
  const draft = { url: 'ws://127.0.0.1:9/' }
  return createAttempt({
    workspaceId,
    createdById: personId,
    draft,
    exactDraft: draft,
    url: draft.url,
    host: '127.0.0.1',
    port: 9,
    tls: false,
  })
}

/** Octets that the facts of an attempt take in the database. */
const storedBytes = (id: string): number =>
  (statement('SELECT sum(length(data) + coalesce(length(checkpoint), 0)) AS n FROM Segment WHERE attemptId = ?').get(id) as { n: number }).n // safe: the column of the statement

/** What a session takes when it is sealed, and how fast facts are appended. */
export async function benchStorage(megabytes: number): Promise<Row[]> {
  const store = temporaryStore()
  try {
    const session = async (octets: (at: number) => Uint8Array) => {
      const { id, dataKey } = attemptIn(store)
      let caughtUp = () => {}
      const recorder = openRecorder(id, dataKey, { onPressure: (behind) => behind || caughtUp() })
      const begun = performance.now()
      let bytes = 0
      for (let n = 0; bytes < megabytes * 1e6; n++) {
        const read = octets(n)
        recorder.append(received(read, n), mark(n + 1))
        bytes += read.length
        // What is behind is waited for, as the endpoint is made to wait.
        if (recorder.behind) await new Promise<void>((resolve) => (caughtUp = resolve))
      }
      await recorder.close()
      return { share: storedBytes(id) / bytes, rate: bytes / 1e6 / ((performance.now() - begun) / 1000) }
    }
    const text = Buffer.from(Array.from({ length: READ }, (_, n) => `{"id":${n},"kind":"tick-${n % 10}"}`).join('')).subarray(0, READ)
    const noise = randomBytes(READ * 64)
    const random = await session((n) => noise.subarray((n % 64) * READ, ((n % 64) + 1) * READ))
    const told = await session(() => text)
    const { id, dataKey } = attemptIn(store)
    const slow = openRecorder(id, dataKey)
    for (let n = 0; n < HOUR; n++) {
      slow.append(
        received(serializeFrame({ opcode: 'text', text: `{"id":${n},"kind":"tick"}`, mask: false }, new Uint8Array(4)), n * 1000),
        mark(n + 1),
      )
      // A second passes in each turn: every frame is flushed by itself, as it would be.
      await slow.flush()
    }
    await slow.close()
    const each = storedBytes(id) / HOUR
    return [
      {
        what: `sealed session of ${megabytes} MB of random octets`,
        measured: `${random.share.toFixed(2)} × wire`,
        against: '',
        goal: '≤ 1.3 × wire',
        holds: random.share <= 1.3,
      },
      {
        what: `sealed session of ${megabytes} MB of JSON text`,
        measured: `${told.share.toFixed(2)} × wire`,
        against: '',
        goal: 'far less than the wire',
        holds: told.share <= 0.5,
      },
      {
        what: 'one frame a second for an hour',
        measured: `${each.toFixed(0)} B a frame`,
        against: '',
        goal: '≤ 200 B a frame',
        holds: each <= 200,
      },
      {
        what: 'append to the store',
        measured: `${random.rate.toFixed(0)} MB/s random, ${told.rate.toFixed(0)} MB/s text`,
        against: '',
        goal: '≥ 50 MB/s',
        holds: random.rate >= 50,
      },
    ]
  } finally {
    await store.remove()
  }
}
