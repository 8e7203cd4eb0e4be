import { expect, it } from 'vitest'
import { LIMITS } from '../transcript/limits'
import { createFramesReader } from './frames-reader'

const create = () => {
  let n = 0
  return createFramesReader({ deflate: { serverTakeover: true, clientTakeover: false }, limits: LIMITS, nextNumber: () => ++n })
}

it('numbers the frames of both directions in the order they began', () => {
  const reader = create()
  expect(reader.push('received', Uint8Array.of(0x81), 1)).toEqual([])
  expect(reader.push('sent', Uint8Array.of(0x8a, 0x80, 0, 0, 0, 0), 2)).toMatchObject([{ type: 'frame', frame: { n: 2 } }])
  expect(reader.push('received', Uint8Array.of(0x00), 3)).toMatchObject([{ frame: { n: 1, at: 3 } }, { type: 'message', from: 1, to: 1 }])
})

it('gives compressed messages as they are where nobody inflates, and RSV1 is legal (RFC 7692 §6)', () => {
  const events = create().push('received', Uint8Array.of(0xc1, 0x01, 0xff), 1)
  expect(events).toMatchObject([{ frame: { violations: [] } }, { compressed: true, payload: Uint8Array.of(0xff) }])
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
