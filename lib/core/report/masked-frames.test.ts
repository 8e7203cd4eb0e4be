import { expect, it } from 'vitest'
import { base64Encode } from '../bytes/base64'
import { hexEncode } from '../bytes/hex'
import { utf8Encode } from '../bytes/utf8'
import { maskedFrames } from './masked-frames'
import type { FrameView } from './view'

const frame = (n: number, part: Partial<FrameView>): FrameView => ({
  n,
  at: n,
  direction: 'received',
  fin: true,
  rsv: 0,
  opcode: 1,
  masked: false,
  maskingKey: null,
  lengthEncoding: 7,
  length: 0,
  headerLength: 2,
  offset: 0,
  payload: '',
  truncated: false,
  complete: true,
  verdicts: [],
  ...part,
})
const stars = (length: number) => ({ length, payload: base64Encode(utf8Encode('*'.repeat(length))) })
const octets = (frames: readonly FrameView[]) => {
  const writer = maskedFrames()
  return [...frames.flatMap((one) => writer.push(one)), ...writer.rest()].map((one) => hexEncode(one.octets))
}

it('gives frames without a secret as they travelled', () => {
  expect(octets([frame(1, { length: 2, payload: 'aGk=' })])).toEqual(['81026869'])
})

it('writes a compressed message with a secret anew, so that its masked text inflates (RFC 7692 §7.2.3.3)', () => {
  const hidden = frame(1, { rsv: 4, ...stars(4), text: 'a*', inflatedLength: 2 })
  expect(octets([hidden])).toEqual(['c108000200fdff612a00'])
})

it('puts all of a compressed message in fragments into the last, in the order of the frames', () => {
  const frames = [
    frame(1, { rsv: 4, fin: false, ...stars(3) }),
    frame(2, { opcode: 9 }),
    frame(3, { opcode: 0, ...stars(2), inflatedLength: 1, message: { from: 1, opcode: 1, length: 1, payload: 'Kg==', truncated: false } }),
  ]
  expect(octets(frames)).toEqual(['4100', '8900', '8007000100feff2a00'])
})

it('leaves what never ended, and what is not known whole, as it is shown', () => {
  expect(octets([frame(1, { rsv: 4, fin: false, ...stars(1) })])).toEqual(['41012a'])
  expect(octets([frame(1, { rsv: 4, ...stars(1), inflatedLength: 9, text: 'cut' })])).toEqual(['c1012a'])
})
