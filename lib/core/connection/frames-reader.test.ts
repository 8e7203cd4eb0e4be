import { expect, it } from 'vitest'
import { LIMITS } from '../transcript/limits'
import { createFramesReader } from './frames-reader'

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
