import { constants, createDeflateRaw, type DeflateRaw, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InflateResult, OpenInflater } from '../../core/frames/inflater'
import { deflateMessage } from './deflate'
import { openInflater, works } from './inflate'
import { openHandleInflater } from './inflate-handle'
import { openPublicInflater } from './inflate-public'

const CAP = 1_048_576
const NO_WINDOW = new Uint8Array(0)
const openers = [
  ['by the handle', openHandleInflater],
  ['by public functions', openPublicInflater],
] as const

/** Compresses a message as an endpoint with context takeover does (RFC 7692 §7.2.1). */
function compress(deflater: DeflateRaw, message: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    const take = (part: Buffer) => void parts.push(part)
    deflater.on('data', take)
    deflater.write(message)
    deflater.flush(constants.Z_SYNC_FLUSH, () => {
      deflater.off('data', take)
      const whole = Buffer.concat(parts)
      resolve(whole.subarray(0, whole.length - 4))
    })
  })
}

/** What was inflated whole, in hex; else the result itself. */
const whole = (result: InflateResult) => (result.ok && !result.truncated ? Buffer.from(result.bytes).toString('hex') : result)

const messages = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 2_000 }),
    fc.string({ maxLength: 500 }).map((text) => new TextEncoder().encode(text.repeat(9))),
  ),
  { minLength: 1, maxLength: 12 },
)

describe.each(openers)('an inflater %s', (_how, open: OpenInflater) => {
  const inflate = (bytes: Uint8Array, cap: number, window: Uint8Array) => open({ takeover: true, window }).inflate(bytes, cap)

  it('gives back every message of a sender that refers back to earlier ones, for every window size (RFC 7692 §7.2)', async () => {
    await fc.assert(
      fc.asyncProperty(messages, fc.integer({ min: 9, max: 15 }), async (sent, windowBits) => {
        const deflater = createDeflateRaw({ windowBits })
        let inflater = open({ takeover: true, window: NO_WINDOW })
        let count = 0
        for (const message of sent.filter((one) => one.length > 0)) {
          const result = inflater.inflate(await compress(deflater, message), CAP)
          expect(whole(result)).toEqual(Buffer.from(message).toString('hex'))
          // Another one goes on where this one is.
          if (count++ % 3 === 2) inflater = open({ takeover: true, window: inflater.window() })
        }
        deflater.close()
      }),
      { numRuns: 60 },
    )
  })

  it('gives back what deflateMessage made', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), (message) => {
        expect(whole(inflate(deflateMessage(message), CAP, NO_WINDOW))).toEqual(Buffer.from(message).toString('hex'))
      }),
    )
  })

  it('inflates the examples of RFC 7692 §7.2.3', () => {
    const hello = Buffer.from('Hello').toString('hex')
    expect(whole(inflate(Uint8Array.of(0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00), CAP, NO_WINDOW))).toEqual(hello)
    expect(whole(inflate(Uint8Array.of(0xf2, 0x00, 0x11, 0x00, 0x00), CAP, new TextEncoder().encode('Hello')))).toEqual(hello)
    // A block without compression, and one with BFINAL set.
    expect(whole(inflate(Uint8Array.of(0x00, 0x05, 0x00, 0xfa, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x00), CAP, NO_WINDOW))).toEqual(hello)
    expect(whole(inflate(Uint8Array.of(0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00), CAP, NO_WINDOW))).toEqual(hello)
    expect(whole(inflate(Uint8Array.of(0x00), CAP, NO_WINDOW))).toEqual('')
  })

  it('stops at the cap: a bomb gives its first octets', () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000, 'a'), { finishFlush: constants.Z_SYNC_FLUSH })
    const result = inflate(bomb.subarray(0, -4), 65_536, NO_WINDOW)
    expect(result).toMatchObject({ ok: true, truncated: true })
    expect(Buffer.from(result.ok ? result.bytes : []).equals(Buffer.alloc(65_536, 'a'))).toBe(true)
  })

  it('gives exactly the cap of what exceeds it a little', () => {
    const message = Buffer.from(Array.from({ length: 3_000 }, (_, index) => (index * index) & 0xff))
    const cut = inflate(deflateMessage(message), 2_999, NO_WINDOW)
    expect(cut).toMatchObject({ ok: true, truncated: true })
    expect(Buffer.from(cut.ok ? cut.bytes : []).equals(message.subarray(0, 2_999))).toBe(true)
    expect(whole(inflate(deflateMessage(message), 3_000, NO_WINDOW))).toEqual(message.toString('hex'))
  })

  it('says why octets do not inflate, and never throws', () => {
    expect(inflate(Uint8Array.of(0xff, 0xff, 0xff), CAP, NO_WINDOW)).toEqual({ ok: false, reason: 'invalid block type', tooFarBack: false })
    expect(inflate(Uint8Array.of(0xf2, 0x00, 0x11, 0x00, 0x00), CAP, NO_WINDOW)).toEqual({
      ok: false,
      reason: 'invalid distance too far back',
      tooFarBack: true,
    })
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(500), (bytes, cap) => void inflate(bytes, cap, NO_WINDOW)))
  })

  it('goes on after a final block with what came before it as its window (RFC 7692 §7.2.3.4)', () => {
    const inflater = open({ takeover: true, window: NO_WINDOW })
    expect(whole(inflater.inflate(Buffer.from('f348cdc9c9070000', 'hex'), CAP))).toEqual(Buffer.from('Hello').toString('hex'))
    // The second message of §7.2.3.2: "Hello" again, by reference to the first.
    expect(whole(inflater.inflate(Buffer.from('f200110000', 'hex'), CAP))).toEqual(Buffer.from('Hello').toString('hex'))
  })

  it('inflates nothing that leans on what is lost, and everything that stands alone', () => {
    const broken = Buffer.from('ffffff', 'hex')
    const leaning = open({ takeover: true, window: NO_WINDOW })
    leaning.inflate(broken, CAP)
    expect(leaning.inflate(Buffer.from('f248cdc9c90700', 'hex'), CAP)).toEqual({ ok: false, reason: 'octets are missing' })
    expect(leaning.window()).toBeNull()
    const alone = open({ takeover: false, window: NO_WINDOW })
    alone.inflate(broken, CAP)
    alone.skip()
    expect(whole(alone.inflate(Buffer.from('f248cdc9c90700', 'hex'), CAP))).toEqual(Buffer.from('Hello').toString('hex'))
  })

  it('proves itself', () => expect(works(open)).toBe(true))
})

it('chooses one that proved itself, and none that reads something else', () => {
  const wrong: OpenInflater = () => ({
    inflate: (bytes) => ({ ok: true, bytes, truncated: false }),
    skip: () => undefined,
    window: () => null,
  })
  const missing: OpenInflater = () => {
    throw new TypeError('Cannot read properties of undefined')
  }
  expect([works(wrong), works(missing)]).toEqual([false, false])
  const inflater = openInflater({ takeover: true, window: NO_WINDOW })
  expect(whole(inflater.inflate(Buffer.from('f248cdc9c90700', 'hex'), CAP))).toEqual(Buffer.from('Hello').toString('hex'))
})
