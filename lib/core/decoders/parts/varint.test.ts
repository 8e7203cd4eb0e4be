import fc from 'fast-check'
import { expect, it } from 'vitest'
import { OctetsEnd, octetReader } from './octet-reader'
import { readVarint, unZigzag } from './varint'

const read = (...octets: number[]) => readVarint(octetReader(Uint8Array.from(octets)), 5)

it('reads seven bits an octet, the lowest first', () => {
  expect([read(0x35), read(0x80, 0x29), read(0xff, 0xff, 0xff, 0xff, 0x07)]).toEqual([0x35n, 0x1480n, 0x7fffffffn])
  expect(() => read(0x80, 0x80, 0x80, 0x80, 0x80, 0x01)).toThrow('a number goes on for more than 5 octets')
  expect(() => read(0x80)).toThrow(OctetsEnd)
})

it('reads what was written', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
      const octets: number[] = []
      for (let rest = value; ; rest >>= 7n) {
        octets.push(Number(rest & 127n) | (rest > 127n ? 128 : 0))
        if (rest <= 127n) break
      }
      expect(readVarint(octetReader(Uint8Array.from(octets)), 10)).toBe(value)
    }),
  )
})

it('reads signed numbers from their zig-zag form', () => {
  expect([0n, 1n, 2n, 3n, 2n ** 64n - 1n].map(unZigzag)).toEqual([0n, -1n, 1n, -2n, -(2n ** 63n)])
})
