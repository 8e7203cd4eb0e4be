import { constants, deflateRawSync } from 'node:zlib'
import { createFramesReader } from '../../lib/core/connection/frames-reader'
import type { Happening } from '../../lib/core/connection/happening'
import { serializeFrame } from '../../lib/core/frames/serialize'
import { LIMITS } from '../../lib/core/transcript/limits'
import { openInflater } from '../../lib/server/platform/inflate'

/** Numbers that the same seed gives again (xorshift, 32 bits). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed | 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

const deflated = deflateRawSync('{"id":1,"kind":"tick"}', { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4)
/** What streams are made of before they are mutated: every kind of frame, legal and not. */
const SEEDS: readonly Uint8Array[] = [
  serializeFrame({ opcode: 'text', text: 'Hello', mask: false }, new Uint8Array(4)),
  serializeFrame({ opcode: 'text', text: 'grüße €', mask: '37fa213d' }, new Uint8Array(4)),
  serializeFrame({ opcode: 'binary', hex: '00ff80', fragmentSize: 1, mask: false }, new Uint8Array(4)),
  serializeFrame({ opcode: 'ping', text: 'p', mask: false }, new Uint8Array(4)),
  serializeFrame({ opcode: 'close', code: 1000, reason: 'bye', mask: false }, new Uint8Array(4)),
  serializeFrame({ opcode: 'text', text: 'x'.repeat(200), mask: false }, new Uint8Array(4)),
  serializeFrame({ opcode: 'text', text: 'a', declaredLength: '18446744073709551615', mask: false }, new Uint8Array(4)),
  Uint8Array.from([0xc1, deflated.length, ...deflated]),
  Uint8Array.from([0x41, 3, ...deflated.subarray(0, 3), 0x80, deflated.length - 3, ...deflated.subarray(3)]),
  new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n'),
]

/** A stream of a few of these, some octets of it changed, added or left out. */
export function mutatedStream(random: (below: number) => number): Uint8Array {
  const octets: number[] = []
  for (let parts = 1 + random(4); parts > 0; parts--) octets.push(...(SEEDS[random(SEEDS.length)] ?? []))
  for (let changes = random(5); changes > 0; changes--) {
    const at = random(octets.length + 1)
    const kind = random(4)
    if (kind === 0) octets[at] = random(256)
    else if (kind === 1) octets.splice(at, 0, random(256))
    else if (kind === 2) octets.splice(at, 1 + random(3))
    else octets[at] = (octets[at] ?? 0) ^ (1 << random(8))
  }
  return Uint8Array.from(octets)
}

/** Everything told of a stream that comes in these pieces; which octets came first, and what is told early, depends on the pieces. */
export function readStream(stream: Uint8Array, cuts: readonly number[], takeover: boolean): readonly Happening[] {
  let n = 0
  const deflate = { serverTakeover: takeover, clientTakeover: takeover }
  const limits = { ...LIMITS, messageBytes: 4_096 }
  const reader = createFramesReader({ deflate, limits, nextNumber: () => ++n, openInflater } as Parameters<typeof createFramesReader>[0])
  const ends = [...cuts, stream.length].sort((a, b) => a - b)
  let from = 0
  const told: Happening[] = []
  for (const end of ends) {
    told.push(...reader.push('received', stream.subarray(from, end), 1))
    from = end
  }
  told.push(...reader.end())
  return told.filter(({ type }) => type !== 'first-octets' && type !== 'frame-begun')
}

/** Checks one stream: no throw, and the same told whole, cut and octet by octet. Throws what went wrong. */
export function checkStream(random: (below: number) => number): void {
  const stream = mutatedStream(random)
  const takeover = random(2) === 0
  const whole = JSON.stringify(readStream(stream, [], takeover))
  const cuts = Array.from({ length: 1 + random(3) }, () => random(stream.length + 1))
  const pieces = random(8) === 0 ? Array.from({ length: stream.length }, (_, at) => at) : cuts
  if (JSON.stringify(readStream(stream, pieces, takeover)) !== whole) throw new Error(`another story when cut at ${pieces.join(', ')}`)
}
