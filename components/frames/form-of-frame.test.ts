import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serializeFrame } from '@/lib/core/frames/serialize'
import type { FrameDraft } from '@/lib/core/handshake/draft'
import { composeFrame } from './compose-frame'
import { formOf } from './form-of-frame'

const octets = (frame: FrameDraft) =>
  Buffer.from(serializeFrame({ ...frame, compress: undefined }, Uint8Array.of(1, 2, 3, 4))).toString('hex')

describe('the form of a saved message', () => {
  it.each<FrameDraft>([
    { opcode: 'text', text: 'hello' },
    { text: '{"type":"ping"}' },
    { opcode: 'binary', hex: '00ff' },
    { opcode: 'binary', base64: 'AP8=' },
    { opcode: 'ping', text: 'are you there' },
    { opcode: 'ping', hex: '0102' },
    { opcode: 'pong' },
    { opcode: 'close' },
    { opcode: 'close', code: 4000, reason: 'bye' },
    { code: 1001, reason: 'going away' },
    { opcode: 'continuation', text: 'the end', fin: true },
    { opcode: 11, hex: '', rsv2: true, mask: false },
    { opcode: 'text', text: 'cut', declaredLength: 200, lengthEncoding: 64, cut: 7 },
    { opcode: 'text', text: 'a message in parts', fragmentSize: 5, mask: '00000000', compress: true },
    { raw: 'gQU=' },
  ])('composes the octets of %j', (frame) => {
    const composed = composeFrame(formOf(frame))
    expect(composed.error).toBeNull()
    expect(octets(composed.frame ?? {})).toBe(octets(frame))
  })

  it('composes the octets of any frame', () => {
    const frame = fc.record(
      {
        opcode: fc.oneof(
          fc.constantFrom<FrameDraft['opcode']>('text', 'binary', 'ping', 'pong', 'continuation'),
          fc.integer({ min: 0, max: 15 }),
        ),
        text: fc.string({ maxLength: 20 }),
        fin: fc.boolean(),
        rsv1: fc.boolean(),
        rsv3: fc.boolean(),
        mask: fc.constantFrom<FrameDraft['mask']>(true, false, 'a1b2c3d4'),
        lengthEncoding: fc.constantFrom<16 | 64>(16, 64),
      },
      { requiredKeys: ['opcode', 'text'] },
    )
    fc.assert(fc.property(frame, (given) => octets(composeFrame(formOf(given)).frame ?? {}) === octets(given)))
  })
})
