import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hexDecode } from '../../bytes/hex'
import { numberText, readMsgpack } from './read-msgpack'
import { valueText } from './value-text'

const read = (hex: string) => readMsgpack(hexDecode(hex.replace(/\s/g, '')) ?? new Uint8Array()).values.map(valueText)

it('reads every type of the specification', () => {
  expect(read('c0 c2 c3 7f ff cc ff cd ffff ce ffffffff cf ffffffffffffffff d0 80 d3 8000000000000000')).toEqual([
    'null',
    'false',
    'true',
    '127',
    '-1',
    '255',
    '65535',
    '4294967295',
    '18446744073709551615',
    '-128',
    '-9223372036854775808',
  ])
  expect(read('ca 3f800000 cb 3ff8000000000000 a1 61 d9 01 62 c4 02 0102')).toEqual(['1.0', '1.5', '"a"', '"b"', 'bin(01 02)'])
  expect(read('82 a1 61 01 a1 62 92 02 80')).toEqual(['{\n  "a": 1,\n  "b": [\n    2,\n    {}\n  ]\n}'])
  expect(read('d6 ff 00000001 d7 ff 0000000400000002 d4 05 aa')).toEqual(['timestamp(1 s)', 'timestamp(2 s 1 ns)', 'ext 5(aa)'])
})

it('says what is wrong', () => {
  expect(() => read('c1')).toThrow('octet 0 is 0xc1, which MessagePack never uses')
  expect(() => read('dd ffffffff')).toThrow('an array of 4294967295 is announced at octet 0, 0 octets are here')
  expect(() => read('91'.repeat(200))).toThrow('nested more than 100 deep')
  expect(numberText(-0)).toBe('-0.0')
})

it('ends whatever the octets', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      try {
        readMsgpack(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
  )
})
