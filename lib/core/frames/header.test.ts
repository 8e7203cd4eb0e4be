import { expect, it } from 'vitest'
import { headerLength, headerOctets, partialHeader, readHeader } from './header'

it('reads an unmasked header of two octets (RFC 6455 §5.7)', () => {
  expect(readHeader(Uint8Array.of(0x81, 0x05))).toEqual({
    fin: true,
    rsv: 0,
    opcode: 1,
    masked: false,
    maskingKey: null,
    lengthEncoding: 7,
    length: 5,
    lengthText: '5',
    headerLength: 2,
  })
})

it('reads 64-bit lengths exactly, also where a number cannot (§5.2)', () => {
  const header = readHeader(Uint8Array.of(0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4))
  expect(header?.lengthText).toBe('9223372036854775807')
  expect(header?.maskingKey).toEqual(Uint8Array.of(1, 2, 3, 4))
  expect(readHeader(Uint8Array.of(0x82, 0x7f, 0, 0x20, 0, 0, 0, 0, 0, 1))?.lengthText).toBe('9007199254740993')
})

it('is null until the last octet of the header is there', () => {
  const whole = Uint8Array.of(0x82, 0xfe, 0x01, 0x00, 9, 8, 7, 6)
  for (let end = 0; end < whole.length; end++) expect(readHeader(whole.subarray(0, end))).toBeNull()
  expect(readHeader(whole)?.length).toBe(256)
  expect(headerLength(0xfe)).toBe(8)
})

it('says of half a header what its octets say', () => {
  expect(partialHeader(Uint8Array.of(0xc2))).toMatchObject({ fin: true, rsv: 4, opcode: 2, length: 0, headerLength: 1 })
  expect(partialHeader(Uint8Array.of(0x01, 0xfe, 0x01))).toMatchObject({ masked: true, lengthEncoding: 16, length: 0, headerLength: 3 })
})

it.each([
  [[0x81, 0x05]],
  [[0xf9, 0x85, 1, 2, 3, 4]],
  [[0x02, 0x7e, 0x01, 0x00]],
  [[0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe, 1, 2, 3, 4]],
])('writes the header %j as it was read', (octets) => {
  const header = readHeader(Uint8Array.from(octets))
  expect(header && [...headerOctets(header)]).toEqual(octets)
})

it('writes of half a header no more than is sure', () => {
  expect([...headerOctets(partialHeader(Uint8Array.of(0xc2)))]).toEqual([0xc2])
  expect([...headerOctets(partialHeader(Uint8Array.of(0x01, 0xfe, 0x01)))]).toEqual([0x01, 0xfe])
})
