import type { Frame } from '../frames/frame'

/** How many octets after a 101 head a rule may look at. */
export const FIRST_OCTETS = 64

const FIN = 0x80
const MASKED = 0x80

/** The header octets of a frame as it travelled (RFC 6455 §5.2), rebuilt from its fields. */
function headerOctets(frame: Frame): number[] {
  const octets = [(frame.fin ? FIN : 0) | (frame.rsv << 4) | frame.opcode]
  const mask = frame.masked ? MASKED : 0
  if (frame.lengthEncoding === 7) octets.push(mask | frame.length)
  else if (frame.lengthEncoding === 16) octets.push(mask | 126, frame.length >> 8, frame.length & 0xff)
  else {
    octets.push(mask | 127)
    const length = BigInt(frame.lengthText)
    for (let shift = 56n; shift >= 0n; shift -= 8n) octets.push(Number((length >> shift) & 0xffn))
  }
  return frame.maskingKey ? [...octets, ...frame.maskingKey] : octets
}

/**
 * The first octets after a 101 head, at most 64, rebuilt from the frames they were read as: header, then payload as it
 * travelled (masked again where it was masked). Stops at the first gap.
 */
export function firstOctets(frames: readonly Frame[]): Uint8Array {
  const octets: number[] = []
  for (const frame of frames) {
    if (frame.offset !== octets.length || octets.length >= FIRST_OCTETS) break
    octets.push(...headerOctets(frame))
    const key = frame.maskingKey
    const shown = frame.payload.subarray(0, FIRST_OCTETS)
    for (let i = 0; i < shown.length; i++) octets.push((shown[i] ?? 0) ^ (key ? (key[i % 4] ?? 0) : 0))
    if (shown.length < frame.length) break
  }
  return Uint8Array.from(octets.slice(0, FIRST_OCTETS))
}
