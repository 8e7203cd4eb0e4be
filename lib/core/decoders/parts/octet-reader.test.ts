import { expect, it } from 'vitest'
import { OctetsEnd, octetReader, shownHex, shownText } from './octet-reader'

it('reads numbers and octets, and says where they end', () => {
  const reader = octetReader(Uint8Array.of(1, 0x01, 0x02, 0x3f, 0x80, 0, 0, 9))
  expect([reader.u8(), reader.uint(2), reader.float(4), reader.at, reader.left]).toEqual([1, 258n, 1, 7, 1])
  expect(() => reader.take(2)).toThrow(new OctetsEnd('2 octets were announced at octet 7, 1 are here'))
  expect(reader.take(1)).toEqual(Uint8Array.of(9))
  expect(octetReader(new Uint8Array(8).fill(255)).uint(8)).toBe(2n ** 64n - 1n)
})

it('shows octets as text where they are text, else in hexadecimal, and cut', () => {
  expect([shownText(Uint8Array.of(0x61)), shownText(Uint8Array.of(0xff)), shownHex(new Uint8Array(100))]).toEqual([
    '"a"',
    'ff',
    `${'00 '.repeat(64)}… (100 octets)`,
  ])
})
