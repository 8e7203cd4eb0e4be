import { constants, createDeflateRaw, type DeflateRaw, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deflateMessage } from './deflate'
import { inflate } from './inflate'

const CAP = 1_048_576
const NO_WINDOW = new Uint8Array(0)

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

const messages = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 2_000 }),
    fc.string({ maxLength: 500 }).map((text) => new TextEncoder().encode(text.repeat(9))),
  ),
  { minLength: 1, maxLength: 12 },
)

describe('inflate', () => {
  it('gives back every message of a sender that refers back to earlier ones, for every window size (RFC 7692 §7.2)', async () => {
    await fc.assert(
      fc.asyncProperty(messages, fc.integer({ min: 9, max: 15 }), async (sent, windowBits) => {
        const deflater = createDeflateRaw({ windowBits })
        let window = NO_WINDOW
        for (const message of sent.filter((one) => one.length > 0)) {
          const result = inflate(await compress(deflater, message), CAP, window)
          expect(result).toEqual({ ok: true, bytes: Buffer.from(message), truncated: false })
          window = new Uint8Array(Buffer.concat([window, message]).subarray(-32_768))
        }
        deflater.close()
      }),
      { numRuns: 60 },
    )
  })

  it('gives back what deflateMessage made', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), (message) => {
        expect(inflate(deflateMessage(message), CAP, NO_WINDOW)).toEqual({ ok: true, bytes: Buffer.from(message), truncated: false })
      }),
    )
  })

  it('inflates the examples of RFC 7692 §7.2.3', () => {
    const hello = { ok: true, bytes: Buffer.from('Hello'), truncated: false }
    expect(inflate(Uint8Array.of(0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00), CAP, NO_WINDOW)).toEqual(hello)
    expect(inflate(Uint8Array.of(0xf2, 0x00, 0x11, 0x00, 0x00), CAP, new TextEncoder().encode('Hello'))).toEqual(hello)
    // A block without compression, and one with BFINAL set.
    expect(inflate(Uint8Array.of(0x00, 0x05, 0x00, 0xfa, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x00), CAP, NO_WINDOW)).toEqual(hello)
    expect(inflate(Uint8Array.of(0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00), CAP, NO_WINDOW)).toEqual(hello)
    expect(inflate(Uint8Array.of(0x00), CAP, NO_WINDOW)).toEqual({ ok: true, bytes: Buffer.alloc(0), truncated: false })
  })

  it('stops at the cap: a bomb gives its first octets', () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000, 'a'), { finishFlush: constants.Z_SYNC_FLUSH })
    const result = inflate(bomb.subarray(0, -4), 65_536, NO_WINDOW)
    expect(result).toEqual({ ok: true, bytes: Buffer.alloc(65_536, 'a'), truncated: true })
  })

  it('gives exactly the cap of what exceeds it a little', () => {
    const message = Buffer.from(Array.from({ length: 3_000 }, (_, index) => (index * index) & 0xff))
    expect(inflate(deflateMessage(message), 2_999, NO_WINDOW)).toEqual({ ok: true, bytes: message.subarray(0, 2_999), truncated: true })
    expect(inflate(deflateMessage(message), 3_000, NO_WINDOW)).toEqual({ ok: true, bytes: message, truncated: false })
  })

  it('says why octets do not inflate, and never throws', () => {
    expect(inflate(Uint8Array.of(0xff, 0xff, 0xff), CAP, NO_WINDOW)).toEqual({ ok: false, reason: 'invalid block type' })
    expect(inflate(Uint8Array.of(0xf2, 0x00, 0x11, 0x00, 0x00), CAP, NO_WINDOW)).toEqual({
      ok: false,
      reason: 'invalid distance too far back',
    })
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(500), (bytes, cap) => void inflate(bytes, cap, NO_WINDOW)))
  })
})
