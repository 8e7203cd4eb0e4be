import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openInflater } from '@/lib/server/platform/inflate'
import { utf8Encode } from '../bytes/utf8'
import { mask } from '../frames/mask'
import { LIMITS } from '../transcript/limits'
import { createFramesReader, type Told } from './frames-reader'
import type { Happening } from './happening'

const create = () => {
  let n = 0
  return createFramesReader({ deflate: { serverTakeover: true, clientTakeover: false }, limits: LIMITS, nextNumber: () => ++n })
}

it('numbers the frames of both directions in the order they began', () => {
  const reader = create()
  expect(reader.push('received', Uint8Array.of(0x81), 1)).toEqual([{ type: 'first-octets', bytes: Uint8Array.of(0x81) }])
  expect(reader.push('sent', Uint8Array.of(0x8a, 0x80, 0, 0, 0, 0), 2)).toMatchObject([{ type: 'frame', frame: { n: 2 } }])
  expect(reader.push('received', Uint8Array.of(0x00), 3)).toMatchObject([
    { type: 'first-octets', bytes: Uint8Array.of(0x81, 0x00) },
    { frame: { n: 1, at: 3 } },
    { type: 'message', from: 1, to: 1 },
  ])
})

it('gives compressed messages as they are where nobody inflates, and RSV1 is legal (RFC 7692 §6)', () => {
  const events = create().push('received', Uint8Array.of(0xc1, 0x01, 0xff), 1)
  expect(events.slice(1)).toMatchObject([{ frame: { violations: [] } }, { compressed: true, payload: Uint8Array.of(0xff) }])
})

it('tells the first 64 octets as they come, and 1024 where they begin with a reserved bit', () => {
  const first = (octet: number, size: number) => {
    const reader = create()
    const lengths = [1, size].map((length) => {
      const [event] = reader.push('received', new Uint8Array(length).fill(octet), 1)
      return event?.type === 'first-octets' ? event.bytes.length : null
    })
    const [last] = reader.push('received', Uint8Array.of(octet), 2)
    return [...lengths, last?.type === 'first-octets']
  }
  expect(first(0x82, 2000)).toEqual([1, 64, false])
  // "H" of a response head.
  expect(first(0x48, 2000)).toEqual([1, 1024, false])
})

it('tells half frames of both directions at the end', () => {
  const reader = create()
  reader.push('received', Uint8Array.of(0x81), 1)
  reader.push('sent', Uint8Array.of(0x82, 0x85), 1)
  expect(reader.end()).toMatchObject([{ frame: { n: 1, complete: false } }, { frame: { n: 2, complete: false } }])
})

it('keeps no state of which a large frame or message would be part: each checkpoint would hold it again', () => {
  const frame = create()
  frame.push('received', Uint8Array.of(0x82, 127, 0, 0, 0, 0, 1, 0, 0, 0), 1)
  expect(frame.save()).toMatchObject({ received: { frames: { current: { n: 1 } } } })
  frame.push('received', new Uint8Array(65_537), 2)
  expect(frame.save()).toBeNull()

  const message = create()
  message.push('received', new Uint8Array([0x02, 127, 0, 0, 0, 0, 0, 1, 0, 1, ...new Uint8Array(65_537)]), 1)
  expect(message.save()).toBeNull()
  message.push('received', Uint8Array.of(0x80, 0), 2)
  expect(message.save()).not.toBeNull()
})

it('counts what it does not tell: whatever is told, the counts, the faults and the messages of what is told stay the same', () => {
  const deflated = deflateRawSync('{"id":1}', { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4)
  const frame = (first: number, payload: Uint8Array, key?: Uint8Array) => {
    const shown = key ? mask(payload, key) : payload
    return [first, payload.length | (key ? 0x80 : 0), ...(key ?? []), ...shown]
  }
  const payload = fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc.string({ maxLength: 20 }).map((text) => utf8Encode(text)),
    fc.constant(deflated),
  )
  const first = fc.constantFrom(0x81, 0x82, 0x81, 0x82, 0xc1, 0xc2, 0x01, 0x41, 0x00, 0x80, 0x89, 0x88, 0xb1)
  const frames = fc.array(fc.tuple(first, payload, fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 }))), { maxLength: 60 })
  fc.assert(
    fc.property(
      frames,
      fc.nat(300),
      fc.constantFrom<Told>(0, 3, { frame: (n) => n % 5 === 0 }, { frame: () => false, text: (bytes, start) => bytes[start] === 0x7b }),
      fc.boolean(),
      (some, cut, told, takeover) => {
        const bytes = Uint8Array.from(some.flatMap(([octet, octets, key]) => frame(octet, octets, key ?? undefined)))
        const read = (which: Told) => {
          let n = 0
          const deflate = { serverTakeover: takeover, clientTakeover: takeover }
          const reader = createFramesReader({ deflate, limits: LIMITS, nextNumber: () => ++n, openInflater, told: which })
          const happenings = [bytes.subarray(0, cut), bytes.subarray(cut)].flatMap((piece) => reader.push('received', piece, 1))
          return { happenings, state: reader.save() }
        }
        const [all, counted] = [read(Number.POSITIVE_INFINITY), read(told)]
        const framesOf = (happenings: readonly Happening[]) =>
          happenings.reduce((sum, one) => sum + (one.type === 'frame' ? 1 : one.type === 'frames' ? one.count : 0), 0)
        const messagesOf = (happenings: readonly Happening[]) =>
          happenings.reduce((sum, one) => sum + (one.type === 'message' ? 1 : one.type === 'frames' ? one.messages : 0), 0)
        expect(framesOf(counted.happenings)).toBe(framesOf(all.happenings))
        expect(messagesOf(counted.happenings)).toBe(messagesOf(all.happenings))
        expect(counted.state).toEqual(all.state)
        const toldFrames = counted.happenings.filter((one) => one.type === 'frame')
        const numbers = new Set(toldFrames.map(({ frame: { n } }) => n))
        expect(toldFrames).toEqual(all.happenings.filter((one) => one.type === 'frame' && numbers.has(one.frame.n)))
        const faulty = all.happenings.filter((one) => one.type === 'frame' && one.frame.violations.length > 0)
        expect(faulty.every((one) => one.type === 'frame' && numbers.has(one.frame.n))).toBe(true)
      },
    ),
  )
})

it('tells a header that breaks a rule, or announces too much, before its payload is here, and once', () => {
  const reader = create()
  const types = (...octets: number[]) => reader.push('received', Uint8Array.from(octets), 1).map((happening) => happening.type)
  expect(types(0xa2, 3, 1)).toEqual(['first-octets', 'frame-begun'])
  expect(types(2)).toEqual(['first-octets'])
  expect(types(3, 0x82, 2, 1)).toEqual(['first-octets', 'frame', 'message'])
  expect(types(2, 0x82, 127, 0, 0, 1, 0, 0, 0, 0)).toEqual(['first-octets', 'frame', 'message'])
  // The last octet of the header.
  expect(types(0)).toEqual(['first-octets', 'frame-begun'])
})

it('tells fragmented messages that have no end', () => {
  const reader = create()
  reader.push('received', Uint8Array.of(0x89, 0, 0x01, 1, 0x41, 0x00, 1, 0x42), 1)
  expect(reader.end()).toEqual([{ type: 'unfinished', direction: 'received', from: 2, opcode: 1, offset: 2, headerLength: 2, length: 2 }])
})
