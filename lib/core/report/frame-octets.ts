import { base64Decode } from '../bytes/base64'
import { concat } from '../bytes/concat'
import { hexDecode } from '../bytes/hex'
import { maskInPlace } from '../frames/mask'
import type { FrameView } from './view'

/** The header of a frame as it travelled (RFC 6455 §5.2). */
export function headerOctets({ fin, rsv, opcode, masked, maskingKey, lengthEncoding, length }: FrameView): Uint8Array {
  const first = (fin ? 0x80 : 0) | (rsv << 4) | opcode
  const short = lengthEncoding === 7 ? length : lengthEncoding === 16 ? 126 : 127
  const extended = new Uint8Array(lengthEncoding === 7 ? 0 : lengthEncoding / 8)
  let left = length
  for (let at = extended.length - 1; at >= 0; at--) {
    extended[at] = left % 256
    left = Math.floor(left / 256)
  }
  return concat([Uint8Array.of(first, (masked ? 0x80 : 0) | short), extended, hexDecode(maskingKey ?? '') ?? new Uint8Array(0)])
}

/** A frame as it travelled, secrets in it written as `*`; its payload masked again where it was masked. */
export function frameAsTravelled(frame: FrameView): Uint8Array {
  const payload = base64Decode(frame.payload) ?? new Uint8Array(0)
  const key = frame.maskingKey === null ? null : hexDecode(frame.maskingKey)
  if (key) maskInPlace(payload, key)
  return concat([headerOctets(frame), payload])
}
