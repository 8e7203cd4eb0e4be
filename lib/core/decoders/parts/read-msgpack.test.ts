import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hexDecode } from '../../bytes/hex'
import { numberText, readMsgpack, readMsgpackPartly, UNREAD } from './read-msgpack'
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

it('reads as far as it goes, and says why no further', () => {
  const partly = (hex: string, from = 0) => {
    const { value, end, fault } = readMsgpackPartly(hexDecode(hex.replace(/\s/g, '')) ?? new Uint8Array(), from)
    return [valueText(value).replace(/\s+/g, ' '), end, fault]
  }
  expect(partly('93 01 a1 61 92 02 03')).toEqual(['[ 1, "a", [ 2, 3 ] ]', 7, null])
  expect(partly('ff ff 91 07', 2)).toEqual(['[ 7 ]', 4, null])
  expect(partly('93 01 a1 61 92 02 a5 62')).toEqual(['[ 1, "a", [ 2, … ] ]', 7, '5 octets were announced at octet 7, 1 are here'])
  expect(partly('93 01 c1 02')).toEqual(['[ 1, … ]', 3, 'octet 2 is 0xc1, which MessagePack never uses'])
  expect(partly('dd ffffffff 01 02')).toEqual(['[ 1, 2, … ]', 7, 'an array of 4294967295 is announced at octet 0, 2 octets are here'])
  expect(partly('df ffffffff a1 61 01')).toEqual(['{ "a": 1, …: … }', 8, 'a map of 4294967295 is announced at octet 0, 3 octets are here'])
  expect(partly('91'.repeat(200))[2]).toBe('it is nested more than 100 deep')
  expect(partly('')).toEqual([UNREAD, 0, '1 octets were announced at octet 0, 0 are here'])
  expect(partly('01', 9)).toEqual([UNREAD, 1, '1 octets were announced at octet 1, 0 are here'])
})

it('reads the same partly where all is there', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
      const { value, end, fault } = readMsgpackPartly(bytes)
      if (fault === null) expect(readMsgpack(bytes.subarray(0, end), 1)).toEqual({ values: [value], end })
      else expect(() => readMsgpack(bytes, 1)).toThrow()
    }),
  )
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
