import { describe, expect, it } from 'vitest'
import { frameAsTravelled, headerOctets } from './frame-octets'
import type { FrameView } from './view'

const frame: FrameView = {
  n: 1,
  at: 0,
  direction: 'sent',
  fin: true,
  rsv: 0,
  opcode: 1,
  masked: true,
  maskingKey: '37fa213d',
  lengthEncoding: 7,
  length: 5,
  headerLength: 6,
  offset: 0,
  payload: 'SGVsbG8=',
  truncated: false,
  complete: true,
  verdicts: [],
}

describe('headerOctets', () => {
  it('gives the masked Hello of RFC 6455 §5.7', () => {
    expect([...headerOctets(frame)]).toEqual([0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d])
  })
  it('gives the 256 octets and the 64 KiB of RFC 6455 §5.7', () => {
    const server = { ...frame, masked: false, maskingKey: null, opcode: 2 }
    expect([...headerOctets({ ...server, length: 256, lengthEncoding: 16 })]).toEqual([0x82, 0x7e, 0x01, 0x00])
    expect([...headerOctets({ ...server, length: 65_536, lengthEncoding: 64 })]).toEqual([0x82, 0x7f, 0, 0, 0, 0, 0, 1, 0, 0])
  })
})

it('gives a frame as it travelled, masked where it was', () => {
  // The masked Hello of RFC 6455 §5.7.
  expect([...frameAsTravelled(frame)]).toEqual([0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58])
  expect([...frameAsTravelled({ ...frame, masked: false, maskingKey: null })]).toEqual([0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f])
})
