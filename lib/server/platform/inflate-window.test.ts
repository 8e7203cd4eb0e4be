import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createInflateWindow } from './inflate-window'

it('holds the newest 32,768 octets of all that was appended', () => {
  const pieces = fc.array(fc.tuple(fc.nat(255), fc.oneof(fc.nat(50), fc.nat(40_000))), { maxLength: 12 })
  fc.assert(
    fc.property(pieces, (sizes) => {
      const window = createInflateWindow(new Uint8Array(0))
      let all = Buffer.alloc(0)
      for (const [octet, length] of sizes) {
        const piece = Buffer.alloc(length, octet)
        window.append(piece)
        all = Buffer.concat([all, piece]).subarray(-32_768)
        expect(Buffer.from(window.bytes).equals(all)).toBe(true)
      }
    }),
    { numRuns: 50 },
  )
})
