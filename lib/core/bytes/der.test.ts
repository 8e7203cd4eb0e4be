import { describe, expect, it } from 'vitest'
import { derElements, objectIdentifier } from './der'

describe('derElements', () => {
  it('reads elements one after the other, with short and long lengths', () => {
    const long = new Uint8Array(200).fill(7)
    expect(derElements(Uint8Array.of(0x02, 1, 5, 0x04, 0x81, 200, ...long))).toEqual([
      { tag: 2, content: Uint8Array.of(5) },
      { tag: 4, content: long },
    ])
    expect(derElements(new Uint8Array())).toEqual([])
  })

  it.each([
    ['a tag without a length', [0x30]],
    ['an indefinite length', [0x30, 0x80, 0, 0]],
    ['a length beyond the end', [0x30, 5, 1]],
    ['a length of five octets', [0x30, 0x85, 0, 0, 0, 0, 0]],
    ['a length of 4 GiB', [0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 1]],
  ])('gives null for %s', (_, octets) => {
    expect(derElements(Uint8Array.from(octets))).toBeNull()
  })
})

it('writes an object identifier as numbers', () => {
  expect(objectIdentifier(Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x05))).toBe('1.2.840.113549.1.1.5')
  expect(objectIdentifier(Uint8Array.of(0x55, 0x1d, 0x11))).toBe('2.5.29.17')
})
