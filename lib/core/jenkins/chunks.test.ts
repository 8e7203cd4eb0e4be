import fc from 'fast-check'
import { expect, it } from 'vitest'
import { concat } from '../bytes/concat'
import { hexDecode, hexEncode } from '../bytes/hex'
import { chunkHeader, readChunks } from './chunks'

const octets = (hex: string) => hexDecode(hex.replaceAll(' ', '')) ?? new Uint8Array()

// Written by org.jenkinsci.remoting.util.ChunkHeader itself.
it.each<[number, boolean, string]>([
  [0, false, '0000'],
  [1, false, '0001'],
  [1, true, '8001'],
  [5, false, '0005'],
  [255, false, '00ff'],
  [256, false, '0100'],
  [8192, true, 'a000'],
  [8192, false, '2000'],
  [5728, false, '1660'],
  [32767, false, '7fff'],
  [32767, true, 'ffff'],
])('%i octets, more: %s, have the header %s', (length, more, hex) => {
  expect(hexEncode(chunkHeader(length, more))).toBe(hex)
  expect(readChunks(octets(hex)).chunks).toMatchObject([{ at: 0, length, more }])
})

it('reads several chunks in one message, and one that is cut off', () => {
  expect(readChunks(octets('8002 0102 0001 03'))).toMatchObject({
    whole: true,
    chunks: [
      { at: 0, length: 2, more: true },
      { at: 4, length: 1, more: false },
    ],
  })
  expect(readChunks(octets('0005 0102'))).toMatchObject({ whole: false, chunks: [{ length: 5 }] })
  expect(readChunks(octets('0001 01 00')).whole).toBe(false)
  expect(readChunks(new Uint8Array())).toEqual({ chunks: [], whole: false })
  expect(readChunks(new Uint8Array(10_000)).chunks).toHaveLength(1_000)
})

it('finds again whatever was put into chunks', () => {
  const parts = fc.array(fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.boolean()), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(parts, (all) => {
      const read = readChunks(concat(all.flatMap(([data, more]) => [chunkHeader(data.length, more), data])))
      expect(read.whole).toBe(true)
      expect(read.chunks.map(({ data, more }) => [Uint8Array.from(data), more])).toEqual(all)
    }),
  )
})
