import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hexDecode } from '../core/bytes/hex'
import { utf8Encode } from '../core/bytes/utf8'
import type { DecodeContext, Decoder } from '../core/decoders'
import { decode } from '../core/decoders'

/** A text message, or octets given in hexadecimal as a binary one. */
export type Sample = string | { readonly hex: string }

const octetsOf = (sample: Sample) =>
  typeof sample === 'string' ? utf8Encode(sample) : (hexDecode(sample.hex.replace(/\s/g, '')) ?? new Uint8Array())

/** Decodes a message as a page would, and gives which decoder was chosen and what it says in a line. */
export function decoded(sample: Sample, context: Partial<DecodeContext> = {}) {
  const opcode = typeof sample === 'string' ? 1 : 2
  return decode(octetsOf(sample), { opcode, direction: 'received', subprotocol: null, ...context })
}

/** The decoder chosen, and the line it gives. */
export function lineOf(sample: Sample, context: Partial<DecodeContext> = {}): readonly [decoder: string, summary: string | undefined] {
  const { decoder, summary } = decoded(sample, context)
  return [decoder, summary]
}

/** Holds a decoder to what every decoder must do with foreign octets. */
export function survives(decoder: Decoder, context: Partial<DecodeContext> = {}): void {
  it('takes whatever octets come, bounded', () => {
    const octets = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.json({ maxDepth: 3 }).map((text) => utf8Encode(text)),
      fc.string({ maxLength: 80 }).map((text) => utf8Encode(text)),
    )
    fc.assert(
      fc.property(
        octets,
        fc.constantFrom(1, 2),
        fc.boolean(),
        fc.constantFrom('sent' as const, 'received' as const),
        (payload, opcode, truncated, direction) => {
          const given = { opcode, direction, subprotocol: null, truncated, ...context }
          expect(decoder.priority(payload, given)).toBeGreaterThanOrEqual(0)
          const shown = decode(payload, given, decoder.id)
          expect(shown.text.length).toBeLessThan(100_000)
        },
      ),
    )
    for (const hostile of ['['.repeat(100_000), `{"__proto__":{"a":1},"type":"x","n":1e400}`, `{"a":"${'x'.repeat(2_000_000)}"}`]) {
      const shown = decode(utf8Encode(hostile), { opcode: 1, direction: 'received', subprotocol: null, ...context }, decoder.id)
      expect(shown.text.length).toBeLessThan(4_500_000)
    }
  })
}
