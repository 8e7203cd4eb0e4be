import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexEncode } from '../bytes/hex'
import { formatIPv4, parseAddress, parseIPv4, parseIPv6 } from './literal'

const v6 = (text: string) => {
  const octets = parseIPv6(text)
  return octets && hexEncode(octets)
}

describe('literals', () => {
  it('reads IPv4', () => {
    expect(parseIPv4('192.168.0.1')).toEqual(new Uint8Array([192, 168, 0, 1]))
    expect(formatIPv4(new Uint8Array([0, 10, 200, 255]))).toBe('0.10.200.255')
  })
  it.each(['127.1', '0x7f.0.0.1', '0177.0.0.1', '2130706433', '256.0.0.1', '1.2.3.4.', '01.2.3.4', '', '1.2.3', '１.2.3.4'])(
    '%j is no IPv4',
    (text) => expect(parseIPv4(text)).toBeNull(),
  )
  it.each([
    ['::', '00000000000000000000000000000000'],
    ['::1', '00000000000000000000000000000001'],
    ['1::', '00010000000000000000000000000000'],
    ['2001:DB8::8:800:200c:417a', '20010db80000000000080800200c417a'],
    ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
    ['1:2:3:4:5:6:7::', '00010002000300040005000600070000'],
    ['::ffff:127.0.0.1', '00000000000000000000ffff7f000001'],
    ['64:ff9b::192.0.2.33', '0064ff9b0000000000000000c0000221'],
    ['1:2:3:4:5:6:1.2.3.4', '00010002000300040005000601020304'],
  ])('reads %s (RFC 4291 §2.2)', (text, hex) => expect(v6(text)).toBe(hex))
  it.each([
    '',
    ':',
    ':::',
    '1:2:3',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    '12345::',
    '::g',
    '1.2.3.4::',
    '::1.2.3.4:5',
    '1:2:3:4:5:6:7:8::',
    '[::1]',
    '::1%lo',
    '1:2:3:4:5:6:7:1.2.3.4',
  ])('%j is no IPv6', (text) => expect(parseIPv6(text)).toBeNull())
  it('sets a zone id aside', () => {
    expect(parseAddress('fe80::1%eth0')?.[0]).toBe(0xfe)
    expect(parseAddress('127.0.0.1%eth0')).toBeNull()
    expect(parseAddress('localhost')).toBeNull()
  })
  it('agrees with the text of any address', () => {
    fc.assert(fc.property(fc.ipV4(), (text) => void expect(parseIPv4(text)?.join('.')).toBe(text)))
    fc.assert(fc.property(fc.ipV6(), (text) => void expect(parseIPv6(text)?.length).toBe(16)))
  })
})
