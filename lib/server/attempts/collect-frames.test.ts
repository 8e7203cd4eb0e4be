import { expect, it } from 'vitest'
import { concat } from '@/lib/core/bytes/concat'
import { latin1Encode } from '@/lib/core/bytes/latin1'
import { createObserver } from '@/lib/core/connection/observe'
import { serializeFrame } from '@/lib/core/frames/serialize'
import { createRedactor } from '@/lib/core/handshake/redactor'
import type { Fact } from '@/lib/core/transcript/fact'
import type { StoredSegment } from '@/lib/server/store/types'
import { collectFrames } from './collect-frames'

const PER_SEGMENT = 10
const bytes = (direction: 'sent' | 'received', octets: Uint8Array): Fact => ({
  v: 1,
  at: 0,
  hop: 0,
  kind: 'bytes',
  direction,
  layer: 'endpoint',
  bytes: octets,
})
const handshake = [
  bytes('sent', latin1Encode('GET / HTTP/1.1\r\n\r\n')),
  bytes('received', latin1Encode('HTTP/1.1 101 Switching Protocols\r\n\r\n')),
]

/** Segments of ten frames each; readers can start only at those that `starts` names. Tells which were read. */
function segments(count: number, starts: readonly number[]) {
  const observer = createObserver()
  const made: StoredSegment[] = []
  for (let seq = 0; seq < count; seq += 1) {
    const checkpoint = starts.includes(seq) ? observer.checkpoint() : null
    const frames = Array.from({ length: PER_SEGMENT }, (_, index) =>
      serializeFrame({ opcode: 'text', text: `m${seq * PER_SEGMENT + index + 1}`, mask: false }, new Uint8Array(4)),
    )
    const facts = [...(seq === 0 ? handshake : []), bytes('received', concat(frames))]
    for (const fact of facts) observer.push(fact)
    made.push({
      seq,
      facts,
      firstFrame: seq * PER_SEGMENT + 1,
      frameCount: PER_SEGMENT,
      firstAt: 0,
      lastAt: 0,
      checkpoint: () => checkpoint,
    })
  }
  const read: number[] = []
  const startOf = (frame: number) => made.findLast(({ checkpoint, firstFrame }) => checkpoint() !== null && firstFrame <= frame)?.seq ?? 0
  async function* readFrom(frame: number) {
    for (const segment of made.slice(startOf(frame))) {
      read.push(segment.seq)
      if (read.length > 100) throw new Error('the same segments are read again and again')
      yield segment
    }
  }
  return { read, source: { readFrom, startOf } }
}
const options = { redactor: createRedactor([]) }

it('reads the unsealed rows of an open session once, however far apart the frames are', async () => {
  const { read, source } = segments(8, [])
  const frames = await collectFrames(source, [3, 40, 79], options)
  expect(frames.map(({ n, text }) => [n, text])).toEqual([
    [3, 'm3'],
    [40, 'm40'],
    [79, 'm79'],
  ])
  expect(read).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

it('skips segments without a wanted frame where readers can start further on', async () => {
  const { read, source } = segments(9, [2, 4, 6])
  const frames = await collectFrames(source, [1, 50, 85], options)
  expect(frames.map(({ n }) => n)).toEqual([1, 50, 85])
  expect(read).toEqual([0, 4, 6, 7, 8])
})

it('leaves out frames that are not there', async () => {
  const { source } = segments(3, [])
  expect((await collectFrames(source, [2, 99], options)).map(({ n }) => n)).toEqual([2])
})
