import { describe, expect, it } from 'vitest'
import { equal, indexOf, startsWith } from './find'
import { latin1Encode } from './latin1'

const text = latin1Encode('abcabdabe')

describe('find', () => {
  it('finds the first occurrence', () => expect(indexOf(text, latin1Encode('abd'))).toBe(3))
  it('looks from an offset on', () => expect(indexOf(text, latin1Encode('ab'), 4)).toBe(6))
  it('finds a needle that ends with the bytes', () => expect(indexOf(text, latin1Encode('be'))).toBe(7))
  it('says -1 when it is not there', () => expect(indexOf(text, latin1Encode('abf'))).toBe(-1))
  it('says -1 for a needle cut off by the end', () => expect(indexOf(text, latin1Encode('bef'))).toBe(-1))
  it('finds nothing at once', () => expect(indexOf(text, new Uint8Array(), 2)).toBe(2))
  it('compares octet by octet', () => {
    expect(equal(latin1Encode('ab'), latin1Encode('ab'))).toBe(true)
    expect(equal(latin1Encode('ab'), latin1Encode('ac'))).toBe(false)
    expect(equal(latin1Encode('ab'), latin1Encode('abc'))).toBe(false)
  })
  it('tells a prefix', () => {
    expect(startsWith(text, latin1Encode('abc'))).toBe(true)
    expect(startsWith(text, latin1Encode('abd'), 3)).toBe(true)
    expect(startsWith(text, latin1Encode('abex'), 6)).toBe(false)
  })
})
