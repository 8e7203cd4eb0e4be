import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexEncode } from './hex'
import { latin1Encode } from './latin1'
import { sha1 } from './sha1'

describe('sha1', () => {
  it.each([
    ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
    ['a'.repeat(1_000_000), '34aa973cd4c4daa4f61eeb2bdbad27316534016f'],
    ['0123456701234567012345670123456701234567012345670123456701234567'.repeat(10), 'dea356a2cddd90c7a7ecedc5ebb563934f460452'],
  ])('gives the digest of RFC 3174 §7.3 (%#)', (text, digest) => {
    expect(hexEncode(sha1(latin1Encode(text)))).toBe(digest)
  })
  it('gives the digest of nothing', () => {
    expect(hexEncode(sha1(new Uint8Array()))).toBe('da39a3ee5e6b4b0d3255bfef95601890afd80709')
  })
  it('gives the digest of the accept example (RFC 6455 §1.3)', () => {
    expect(hexEncode(sha1(latin1Encode('dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11')))).toBe(
      'b37a4f2cc0624f1690f64606cf385945b2bec4ea',
    )
  })
  it('agrees with another implementation at every length around a block', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(hexEncode(sha1(bytes))).toBe(createHash('sha1').update(bytes).digest('hex'))
      }),
      { numRuns: 400 },
    )
  })
})
