import { expect, it } from 'vitest'
import { firstMessages } from '@/lib/core/report/first-messages'
import type { FrameView } from '@/lib/core/report/view'
import { decodedLine } from './frame-decoding'

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

it('tells a frame in the words of its protocol, which the first message may decide', () => {
  const open = frame(1, { text: '0{"sid":"a"}' })
  const ping = frame(2, { text: '2' })
  const session = { subprotocol: null, first: firstMessages([open, ping]) }
  expect(decodedLine(ping, session)).toBe('ping')
  expect(decodedLine(ping, { subprotocol: null })).toBeNull()
  expect(decodedLine(frame(3, { text: '{"a":1}' }), session)).toBeNull()
})
