import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexDecode } from '../bytes/hex'
import type { Frame } from './frame'
import { createFrameReader, type FrameReaderOptions } from './parse'
import { serializeFrame } from './serialize'

const OPTIONS: FrameReaderOptions = { direction: 'received', payloadCap: 1_000 }
const hex = (text: string) => hexDecode(text) ?? new Uint8Array(0)

function readWhole(bytes: Uint8Array, options: Partial<FrameReaderOptions> = {}): Frame[] {
  return createFrameReader({ ...OPTIONS, ...options }).push(bytes, 1)
}

function readByteByByte(bytes: Uint8Array, options: Partial<FrameReaderOptions> = {}): Frame[] {
  const reader = createFrameReader({ ...OPTIONS, ...options })
  return [...bytes].flatMap((octet) => reader.push(Uint8Array.of(octet), 1))
}

/** Opcode, payload as text and violations, of the same octets whole, byte by byte and with trailing octets. */
function feed(bytes: Uint8Array, options: Partial<FrameReaderOptions> = {}): [number, string, ...string[]][] {
  const whole = readWhole(bytes, options)
  expect(readByteByByte(bytes, options)).toEqual(whole)
  const trailing = new Uint8Array(bytes.length + 1)
  trailing.set(bytes)
  expect(readWhole(trailing, options)).toEqual(whole)
  return whole.map((frame) => [frame.opcode, Buffer.from(frame.payload).toString('latin1'), ...frame.violations])
}

describe('the examples of RFC 6455 §5.7', () => {
  it('reads an unmasked text', () => {
    expect(feed(hex('8105 48656c6c6f'))).toEqual([[1, 'Hello']])
  })

  it('reads a masked text', () => {
    expect(feed(hex('8185 37fa213d 7f9f4d5158'), { direction: 'sent' })).toEqual([[1, 'Hello']])
  })

  it('reads fragments with a ping between them', () => {
    expect(feed(hex('0103 48656c 8905 48656c6c6f 8002 6c6f'))).toEqual([
      [1, 'Hel'],
      [9, 'Hello'],
      [0, 'lo'],
    ])
  })

  it('reads 256 octets with a 16-bit length and 65536 with a 64-bit one', () => {
    const [medium] = readWhole(serializeFrame({ base64: Buffer.alloc(256, 7).toString('base64'), mask: false }, new Uint8Array(4)))
    expect(medium).toMatchObject({ lengthEncoding: 16, length: 256, headerLength: 4, truncated: false })
    const [large] = readWhole(serializeFrame({ base64: Buffer.alloc(65_536, 7).toString('base64'), mask: false }, new Uint8Array(4)))
    expect(large).toMatchObject({ lengthEncoding: 64, length: 65_536, headerLength: 10, truncated: true, violations: [] })
    expect(large?.payload.length).toBe(1_000)
  })
})

it('gives every field of a frame, offsets counted from the first octet of the direction', () => {
  expect(readWhole(hex('8100 8185 37fa213d 7f9f4d5158'), { direction: 'sent' })[1]).toEqual({
    n: 2,
    direction: 'sent',
    at: 1,
    fin: true,
    rsv: 0,
    opcode: 1,
    masked: true,
    maskingKey: hex('37fa213d'),
    lengthEncoding: 7,
    length: 5,
    lengthText: '5',
    headerLength: 6,
    offset: 2,
    payload: hex('48656c6c6f'),
    truncated: false,
    complete: true,
    violations: [],
  })
})

it('goes on after a violation (RFC 6455 §5)', () => {
  expect(feed(hex('8301 41 a101 42 0900 8000 8101 43'))).toEqual([
    [3, 'A', 'reserved-data-opcode'],
    [1, 'B', 'rsv2-set'],
    [9, '', 'control-fragmented'],
    [0, '', 'continuation-without-start'],
    [1, 'C'],
  ])
})

describe('text (RFC 6455 §8.1)', () => {
  it('may split a character between fragments', () => {
    expect(feed(hex('0101 c3 8001 a9'))).toEqual([
      [1, '\xc3'],
      [0, '\xa9'],
    ])
  })

  it('is broken in the fragment in which it breaks, and once', () => {
    expect(feed(hex('0101 c3 0001 41 8001 ff'))).toEqual([
      [1, '\xc3'],
      [0, 'A', 'invalid-utf8'],
      [0, '\xff'],
    ])
  })

  it('must not end inside a character', () => {
    expect(feed(hex('8102 41c3 8101 41'))).toEqual([
      [1, 'A\xc3', 'utf8-cut'],
      [1, 'A'],
    ])
  })

  it('is checked behind the cap too, masked or not', () => {
    const broken = hex('8105 41414141ff')
    expect(feed(broken, { payloadCap: 2 })).toEqual([[1, 'AA', 'invalid-utf8']])
    const masked = serializeFrame({ hex: '41414141ff', opcode: 'text' }, hex('01020304'))
    expect(feed(masked, { payloadCap: 2, direction: 'sent' })).toEqual([[1, 'AA', 'invalid-utf8']])
  })

  it('is not checked while compressed (RFC 7692 §6)', () => {
    expect(feed(hex('4101 ff 8001 fe'), { deflate: true })).toEqual([
      [1, '\xff'],
      [0, '\xfe'],
    ])
  })
})

it('checks what a Close frame carries and what follows it (RFC 6455 §5.5.1)', () => {
  expect(feed(hex('8801 03 8802 03ed 8100'))).toEqual([
    [8, '\x03', 'close-payload-of-one'],
    [8, '\x03\xed', 'close-code-invalid'],
    [1, '', 'after-close'],
  ])
})

it('keeps nothing for a length that was only declared', () => {
  const reader = createFrameReader({ direction: 'received', payloadCap: 2 ** 40 })
  expect(reader.push(hex('827f 7fffffffffffffff 0102'), 3)).toEqual([])
  expect(reader.pending).toMatchObject({
    lengthText: '9223372036854775807',
    complete: false,
    truncated: true,
    violations: ['length-not-exact', 'incomplete'],
  })
  expect(reader.pending?.payload).toEqual(hex('0102'))
})

describe('pending', () => {
  it('is null between frames and tells half a header and half a payload', () => {
    const reader = createFrameReader(OPTIONS)
    expect(reader.pending).toBeNull()
    reader.push(hex('81'), 1)
    expect(reader.pending).toMatchObject({ n: 1, opcode: 1, headerLength: 1, complete: false, at: 1 })
    reader.push(hex('05 4865'), 2)
    expect(reader.pending).toMatchObject({ n: 1, length: 5, complete: false, at: 2, offset: 0 })
    reader.push(hex('6c6c6f'), 3)
    expect(reader.pending).toBeNull()
    expect(reader.offset).toBe(7)
  })
})

const draft = fc.record(
  {
    opcode: fc.nat(15),
    base64: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64')),
    fin: fc.boolean(),
    rsv1: fc.boolean(),
    rsv3: fc.boolean(),
    mask: fc.boolean(),
    lengthEncoding: fc.constant(64 as const),
    fragmentSize: fc.integer({ min: 1, max: 100 }),
  },
  { requiredKeys: ['opcode', 'base64'] },
)
const stream = fc.array(draft, { maxLength: 6 }).map((drafts) => Buffer.concat(drafts.map((one) => serializeFrame(one, hex('a1b2c3d4')))))

it('gives the same frames for every split of the same octets', () => {
  fc.assert(
    fc.property(
      stream,
      fc.array(fc.nat(2_000), { maxLength: 8 }),
      fc.boolean(),
      fc.constantFrom(0, 7, 1_000),
      (bytes, cuts, deflate, payloadCap) => {
        const options: FrameReaderOptions = { direction: 'sent', payloadCap, deflate }
        const expected = createFrameReader(options).push(bytes, 1)
        const reader = createFrameReader(options)
        const places = [...cuts.filter((cut) => cut < bytes.length), bytes.length].sort((a, b) => a - b)
        let from = 0
        const frames: Frame[] = []
        for (const to of places) {
          frames.push(...reader.push(bytes.subarray(from, to), 1))
          from = to
        }
        expect(frames).toEqual(expected)
      },
    ),
  )
})

it('goes on from a saved state as if nothing had happened', () => {
  fc.assert(
    fc.property(stream, fc.nat(2_000), fc.boolean(), fc.constantFrom(7, 1_000), (bytes, cut, deflate, payloadCap) => {
      let n = 0
      const options: FrameReaderOptions = { direction: 'received', payloadCap, deflate, nextNumber: () => ++n }
      const expected = createFrameReader({ ...options, nextNumber: undefined }).push(bytes, 1)
      const first = createFrameReader(options)
      const frames = first.push(bytes.subarray(0, cut), 1)
      const state = JSON.parse(JSON.stringify(first.save()))
      const second = createFrameReader({ ...options, state })
      expect(second.pending).toEqual(first.pending)
      frames.push(...second.push(bytes.subarray(cut), 1))
      expect(frames).toEqual(expected)
    }),
  )
})
