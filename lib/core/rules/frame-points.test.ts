import { expect, it } from 'vitest'
import { atFrame, frameValues, hexOctets } from './frame-points'

const first = { n: 4, direction: 'received', at: 1, offset: 10, opcode: 1, length: '5', header: Uint8Array.of(0xa1, 0x05) } as const

it('points at the header of a frame, with its number', () => {
  expect(atFrame(first)).toEqual([{ part: 'received', start: 10, end: 12, frame: 4 }])
})

it('says how many more frames there are', () => {
  expect(frameValues({ first, times: 1 })).toEqual({ frame: '4', octets: 'a1 05', also: '' })
  expect(frameValues({ first, times: 2 }).also).toBe('; so it is with 1 more frame')
  expect(frameValues({ first, times: 9 }).also).toBe('; so it is with 8 more frames')
  expect(frameValues({ first, times: 1_001 }).also).toBe('; so it is with 1000 more frames')
})

it('tells many in one digit, so that a flood does not change the sentence with each frame', () => {
  expect(frameValues({ first, times: 1_999 }).also).toBe('; so it is with more than 1,000 more frames')
  expect(frameValues({ first, times: 4_567_890 }).also).toBe('; so it is with more than 4,000,000 more frames')
})

it('writes octets in pairs', () => {
  expect(hexOctets(Uint8Array.of(0, 0x0f, 0xff))).toBe('00 0f ff')
})
