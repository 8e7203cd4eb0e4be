import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64Encode } from '../bytes/base64'
import { concat } from '../bytes/concat'
import { hexDecode } from '../bytes/hex'
import { CAPABILITY_BITS, encodeCapability, maskText, readCapability } from './capability'

const CONSTANT = 'rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hw'
const serialised = (hex: string) => base64Encode(hexDecode(hex.replaceAll(' ', '')) ?? new Uint8Array())
const problem = (value: string) => {
  const read = readCapability(value)
  return read.ok ? null : `${read.problem.code}: ${read.problem.says}`
}

describe('X-Remoting-Capability', () => {
  // Written by hudson.remoting.Capability itself.
  it.each<[bigint, string]>([
    [0n, 'AAAAAAAAAAA='],
    [1n, 'AAAAAAAAAAE='],
    [2n, 'AAAAAAAAAAI='],
    [4n, 'AAAAAAAAAAQ='],
    [8n, 'AAAAAAAAAAg='],
    [0x10n, 'AAAAAAAAABA='],
    [0x20n, 'AAAAAAAAACA='],
    [0x40n, 'AAAAAAAAAEA='],
    [0x80n, 'AAAAAAAAAIA='],
    [0x100n, 'AAAAAAAAAQA='],
    [0x7en, 'AAAAAAAAAH4='],
    [0x7fn, 'AAAAAAAAAH8='],
    [0xfen, 'AAAAAAAAAP4='],
    [0x1fen, 'AAAAAAAAAf4='],
    [0x1ffn, 'AAAAAAAAAf8='],
    [0x3fen, 'AAAAAAAAA/4='],
    [1n << 63n, 'gAAAAAAAAAA='],
    [(1n << 63n) - 1n, 'f/////////8='],
    [-1n, '//////////8='],
  ])('mask %s', (mask, tail) => {
    expect(encodeCapability(mask)).toBe(CONSTANT + tail)
    expect(readCapability(CONSTANT + tail)).toMatchObject({ ok: true, mask: BigInt.asUintN(64, mask) })
  })

  it('names the bits of the mask every agent sends, and those nobody knows', () => {
    expect(readCapability(`${CONSTANT}AAAAAAAAAf4=`)).toMatchObject({ bits: CAPABILITY_BITS.slice(1), unknown: 0n })
    expect(readCapability(`${CONSTANT}AAAAAAAAA/4=`)).toMatchObject({ unknown: 0x200n })
    expect(maskText(0x1fen)).toBe('0x1FE')
  })

  it('writes and reads every mask', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, (1n << 64n) - 1n), (mask) => {
        expect(readCapability(encodeCapability(mask))).toMatchObject({ ok: true, mask })
      }),
    )
  })

  // What the real class said of these values.
  it.each([
    ['', 'cut-short: EOFException'],
    ['x', 'cut-base64: IOException: Unexpected stream termination'],
    ['AAAA', 'cut-short: EOFException'],
    [`${CONSTANT}AAAAAAAAAf4`, 'cut-base64: IOException: Unexpected stream termination'],
    [
      serialised('aced0005 74 0002 6869'),
      'other-object: ClassCastException: java.lang.String cannot be cast to hudson.remoting.Capability',
    ],
    [
      serialised(
        'aced0005 7372 0011 6a6176612e6c616e672e496e7465676572 12e2a0a4f7818738 02 0001 49 0005 76616c7565 7872 0010 6a6176612e6c616e672e4e756d626572 86ac951d0b94e08b 02 0000 7870 00000001',
      ),
      'rejected-class: SecurityException: Rejected: java.lang.Integer',
    ],
  ])('%j: %s', (value, says) => expect(problem(value)).toBe(says))

  it.each([
    ['AAAAAAAAAAA=', 'not-a-stream: StreamCorruptedException: invalid stream header: 00000000'],
    [`${CONSTANT}AAAA`, 'cut-short: EOFException'],
    ['not base64!!', 'not-base64: IOException: Invalid encoded sequence encountered'],
    ['=AAA', 'not-base64: IOException: Invalid encoded sequence encountered'],
    [`${CONSTANT}AAAAAAAAAf4=`.replaceAll('+', '-').replace('rO0', 'rO_'), 'not-base64: IOException: Invalid encoded sequence encountered'],
    [serialised('aced0005 70'), 'other-object: NullPointerException'],
    [serialised('aced0005 77 01 00'), 'other-object: OptionalDataException'],
    [serialised('aced0005 55'), 'corrupt: StreamCorruptedException: invalid type code: 55'],
    // A Capability whose mask is an int.
    [
      serialised(
        'aced0005 7372 001a 687564736f6e2e72656d6f74696e672e4361706162696c697479 0000000000000001 02 0001 49 0004 6d61736b 7870 000001fe',
      ),
      'other-object: InvalidClassException: hudson.remoting.Capability; incompatible types for field mask',
    ],
  ])('%j: %s', (value, says) => expect(problem(value)).toBe(says))

  it('ignores what stands behind the object, as Java does', () => {
    expect(readCapability(`${CONSTANT}AAAAAAAAAf4=${'cGlnZ3k='}`)).toMatchObject({ ok: true, mask: 0x1fen })
  })

  it('refuses to look at more than 64 KiB', () => expect(problem('A'.repeat(65_540))).toBe('too-long: nothing: it is not read'))

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => typeof readCapability(text).ok === 'boolean'))
    const stream = fc.uint8Array({ maxLength: 300 }).map((octets) => base64Encode(concat([Uint8Array.of(0xac, 0xed, 0, 5), octets])))
    fc.assert(fc.property(stream, (text) => typeof readCapability(text).ok === 'boolean'))
  })
})
