import { describe, expect, it } from 'vitest'
import { hexEncode } from '../bytes/hex'
import { InputError } from '../errors/errors'
import type { FrameDraft } from './frame-draft'
import { serializeFrame } from './serialize'

const KEY = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d)
const octets = (draft: FrameDraft) => hexEncode(serializeFrame(draft, KEY)).replaceAll(' ', '')

it.each<[string, FrameDraft, string]>([
  ['a masked text (RFC 6455 §5.7)', { text: 'Hello' }, '818537fa213d7f9f4d5158'],
  ['an unmasked text', { text: 'Hello', mask: false }, '810548656c6c6f'],
  ['a key of its own', { text: 'A', mask: '00000000' }, '81810000000041'],
  ['an empty binary', { mask: false }, '8200'],
  ['a ping by name', { opcode: 'ping', hex: '7a70', mask: false }, '89027a70'],
  ['a reserved opcode', { opcode: 11, base64: 'QQ==', mask: false }, '8b0141'],
  ['a Close with code and reason', { code: 1000, reason: 'bye', mask: false }, '880503e8627965'],
  ['a Close with a code that never travels', { opcode: 'close', code: 1005, mask: false }, '880203ed'],
  ['an unfinished text with every reserved bit', { text: '', fin: false, rsv1: true, rsv2: true, rsv3: true, mask: false }, '7100'],
  ['a length longer than needed', { text: 'A', lengthEncoding: 16, mask: false }, '817e000141'],
  ['the longest length form', { text: 'A', lengthEncoding: 64, mask: false }, '817f000000000000000141'],
  ['three fragments', { text: 'Hello', fragmentSize: 2, mask: false }, '01024865' + '00026c6c' + '80016f'],
  ['a fragmented ping', { opcode: 'ping', hex: '7a70', fragmentSize: 1, mask: false }, '09017a' + '800170'],
  ['octets as they are', { raw: 'AQI=' }, '0102'],
])('writes %s', (_, draft, expected) => {
  expect(octets(draft)).toBe(expected)
})

it('uses 16 bits from 126 octets and 64 from 65536 (§5.2)', () => {
  expect(octets({ text: 'a'.repeat(126), mask: false }).slice(0, 8)).toBe('817e007e')
  expect(octets({ text: 'a'.repeat(65_536), mask: false }).slice(0, 20)).toBe('817f0000000000010000')
})

it('draws a key for each fragment (§5.3)', () => {
  let drawn = 0
  const written = serializeFrame({ hex: '0000', fragmentSize: 1 }, () => new Uint8Array(4).fill(++drawn))
  expect(hexEncode(written).replaceAll(' ', '')).toBe('02810101010101' + '80810202020202')
})

it('compresses where the connection can (RFC 7692 §7.2.1)', () => {
  const written = serializeFrame({ text: 'x', compress: true, mask: false }, KEY, { deflate: () => Uint8Array.of(1, 2) })
  expect(hexEncode(written).replaceAll(' ', '')).toBe('c1020102')
})

describe('bad input names the field, what was seen and what was expected', () => {
  it.each<[FrameDraft, string]>([
    [{ opcode: 16 }, 'opcode is 16: expected a number from 0 to 15 or one of continuation, text, binary, close, ping, pong'],
    [{ text: 'a', hex: '00' }, 'hex is "00": expected no second payload beside text'],
    [{ base64: '*' }, 'base64 is "*": expected base64'],
    [{ hex: '0' }, 'hex is "0": expected pairs of hex digits'],
    [{ code: 70_000 }, 'code is 70000: expected a number from 0 to 65535'],
    [{ code: 1000, opcode: 'text' }, 'code is 1000: expected the opcode close with it'],
    [{ reason: 'bye' }, 'reason is "bye": expected a code with it'],
    [{ mask: 'xyz' }, 'mask is "xyz": expected true, false or a masking key of 8 hex digits'],
    [{ fragmentSize: 0 }, 'fragmentSize is 0: expected a whole number of octets, 1 or more'],
    [{ text: 'a'.repeat(126), lengthEncoding: 7 }, 'lengthEncoding is 7: expected 16 or 64 for a payload of 126 octets'],
    [{ text: 'a', compress: true }, 'compress is true: expected a connection on which permessage-deflate was agreed'],
    [{ raw: 'AQI=', text: 'a' }, 'text is "a": expected nothing beside raw, which is written as it stands'],
    [{ raw: '?' }, 'raw is "?": expected base64'],
  ])('%j', (draft, message) => {
    const refuse = () => serializeFrame(draft, KEY)
    expect(refuse).toThrow(InputError)
    expect(refuse).toThrow(message)
  })
})

it('refuses to cut a message into more pieces than can be held', () => {
  const draft = { opcode: 'binary', text: 'x'.repeat(65_537) } as const
  expect(() => serializeFrame({ ...draft, fragmentSize: 1 }, new Uint8Array(4))).toThrow('at most 65536 fragments')
  expect(serializeFrame({ ...draft, fragmentSize: 2 }, new Uint8Array(4)).length).toBeGreaterThan(65_537)
})

describe('frames that lie, or end early', () => {
  const hex = (draft: Parameters<typeof serializeFrame>[0]) => hexEncode(serializeFrame({ mask: false, ...draft }, new Uint8Array(4)))

  it('announces another length than the payload has, up to 2^64-1', () => {
    expect(hex({ text: 'ab', declaredLength: 5 })).toBe('81056162')
    expect(hex({ text: 'ab', declaredLength: 70_000 })).toBe('817f00000000000111706162')
    expect(hex({ text: 'ab', declaredLength: '18446744073709551615' })).toBe('817fffffffffffffffff6162')
    expect(hex({ text: 'ab', declaredLength: 1, lengthEncoding: 64 })).toBe('817f00000000000000016162')
    expect(() => hex({ text: 'a', declaredLength: '18446744073709551616' })).toThrow(
      'expected a whole number from 0 to 18446744073709551615',
    )
    expect(() => hex({ text: 'a', declaredLength: 300, lengthEncoding: 7 })).toThrow('16 or 64 for a declared length of 300')
    expect(() => hex({ text: 'ab', declaredLength: 1, fragmentSize: 1 })).toThrow('no fragmentSize beside it')
  })

  it('writes the beginning of a frame only', () => {
    expect(hex({ text: 'abc', cut: 3 })).toBe('810361')
    expect(hex({ text: 'abc', cut: 0 })).toBe('')
    expect(hex({ text: 'abc', cut: 99 })).toBe('8103616263')
    expect(() => hex({ text: 'abc', cut: -1 })).toThrow('a whole number of octets, 0 or more')
  })

  it('cuts a control frame into fragments, which no endpoint may accept (RFC 6455 §5.5)', () => {
    expect(hex({ opcode: 'ping', text: 'ab', fragmentSize: 1 })).toBe('090161800162')
  })
})
