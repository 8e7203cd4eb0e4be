import { describe, expect, it } from 'vitest'
import type { FrameView } from '@/lib/core/report/view'
import { headerFields, headerOctets } from './header-octets'

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

describe('headerFields', () => {
  it('names every field in the order of the header', () => {
    expect(headerFields(frame).map(({ name, bits }) => `${name} ${bits}`)).toEqual([
      'FIN 1',
      'RSV1 0',
      'RSV2 0',
      'RSV3 0',
      'Opcode 0001',
      'MASK 1',
      'Payload length 0000101',
      'Masking key ',
    ])
  })
  it('tells the longer forms of the length', () => {
    expect(headerFields({ ...frame, length: 256, lengthEncoding: 16 }).find((field) => field.name === 'Payload length')?.value).toBe(
      '126, then 16 bits',
    )
  })
})
