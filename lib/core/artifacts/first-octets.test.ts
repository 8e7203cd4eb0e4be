import { describe, expect, it } from 'vitest'
import type { Frame } from '../frames/frame'
import { firstOctets } from './first-octets'

const frame = (fields: Partial<Frame>): Frame => ({
  n: 1,
  direction: 'received',
  at: 0,
  fin: true,
  rsv: 0,
  opcode: 1,
  masked: false,
  maskingKey: null,
  lengthEncoding: 7,
  length: 0,
  lengthText: '0',
  headerLength: 2,
  offset: 0,
  payload: new Uint8Array(),
  truncated: false,
  complete: true,
  violations: [],
  ...fields,
})
const hello = Uint8Array.of(0x48, 0x65, 0x6c, 0x6c, 0x6f)

describe('firstOctets', () => {
  it('gives an unmasked text frame as it travelled (RFC 6455 §5.7)', () => {
    const octets = firstOctets([frame({ length: 5, lengthText: '5', payload: hello })])
    expect([...octets]).toEqual([0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f])
  })

  it('masks the payload again where it was masked (RFC 6455 §5.7)', () => {
    const maskingKey = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d)
    const octets = firstOctets([frame({ masked: true, maskingKey, headerLength: 6, length: 5, lengthText: '5', payload: hello })])
    expect([...octets]).toEqual([0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58])
  })

  it('joins frames that follow each other and stops at a gap', () => {
    const first = frame({ length: 1, lengthText: '1', payload: Uint8Array.of(0x61) })
    const second = frame({ n: 2, offset: 3, opcode: 9 })
    const later = frame({ n: 4, offset: 99 })
    expect([...firstOctets([first, second, later])]).toEqual([0x81, 0x01, 0x61, 0x89, 0x00])
  })

  it('writes the long length forms', () => {
    const medium = frame({ lengthEncoding: 16, headerLength: 4, length: 300, lengthText: '300', payload: hello })
    expect([...firstOctets([medium])].slice(0, 4)).toEqual([0x81, 0x7e, 0x01, 0x2c])
    const long = frame({ lengthEncoding: 64, headerLength: 10, length: 2 ** 63, lengthText: '9223372036854775808', payload: hello })
    expect([...firstOctets([long])].slice(0, 10)).toEqual([0x81, 0x7f, 0x80, 0, 0, 0, 0, 0, 0, 0])
  })

  it('gives at most 64 octets', () => {
    expect(firstOctets([frame({ length: 100, lengthText: '100', payload: new Uint8Array(100) })])).toHaveLength(64)
  })
})
