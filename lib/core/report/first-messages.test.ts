import { expect, it } from 'vitest'
import { firstMessages, frameOctets } from './first-messages'
import type { FrameView } from './view'

const frame = (n: number, more: Partial<FrameView>): FrameView => ({
  n,
  at: n,
  direction: 'received',
  fin: true,
  rsv: 0,
  opcode: 1,
  masked: false,
  maskingKey: null,
  lengthEncoding: 7,
  length: 1,
  headerLength: 2,
  offset: 0,
  payload: '',
  truncated: false,
  complete: true,
  verdicts: [],
  ...more,
})

it('finds the first data message of each direction', () => {
  const frames = [frame(1, { opcode: 9, text: 'p' }), frame(2, { text: 'a' }), frame(3, { direction: 'sent', opcode: 2, payload: 'AQ==' })]
  expect(firstMessages(frames)).toEqual({ received: Uint8Array.of(0x61), sent: Uint8Array.of(1) })
})

it('gives what a frame says', () => {
  expect(frameOctets({ payload: 'AQ==' })).toEqual(Uint8Array.of(1))
  expect(frameOctets({ payload: 'AQ==', text: 'a' })).toEqual(Uint8Array.of(0x61))
})
