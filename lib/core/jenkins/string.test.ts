import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexDecode, hexEncode } from '../bytes/hex'
import { encodeString, readString } from './string'

const octets = (hex: string) => hexDecode(hex) ?? new Uint8Array()

describe('strings of the agent protocols', () => {
  it.each([
    ['Protocol:Ping', '000d50726f746f636f6c3a50696e67'],
    ['ACK', '000341434b'],
    ['OK', '00024f4b'],
    ['BYE', '0003425945'],
    ['é', '0002c3a9'],
    ['', '0000'],
  ])('writes %j with its length in octets in front', (text, hex) => expect(hexEncode(encodeString(text) ?? octets('ff'))).toBe(hex))
  it('reads one at its place and says where the next begins', () => {
    expect(readString(octets('00024f4b000341434b'), 4)).toEqual({ text: 'ACK', end: 9 })
    expect(readString(octets('00024f4b'))).toEqual({ text: 'OK', end: 4 })
  })
  it('waits while octets are missing', () => {
    for (const hex of ['', '00', '0003', '000341', 'ffff41']) expect(readString(octets(hex))).toBeNull()
  })
  it('reads what is not UTF-8 as Java does', () => expect(readString(octets('0002ff41'))?.text).toBe('\ufffdA'))
  it('does not write what its length cannot say', () => {
    expect(encodeString('a'.repeat(65_535))?.length).toBe(65_537)
    expect(encodeString('a'.repeat(65_536))).toBeNull()
    expect(encodeString('é'.repeat(32_768))).toBeNull()
  })
  it('reads back every text it writes, with anything behind it', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 8 }), (text, behind) => {
        const whole = encodeString(text)
        if (whole === null) return
        expect(readString(Uint8Array.of(...whole, ...behind))).toEqual({
          text: new TextDecoder().decode(whole.subarray(2)),
          end: whole.length,
        })
        for (let cut = 0; cut < whole.length; cut++) expect(readString(whole.subarray(0, cut))).toBeNull()
      }),
    ))
})
