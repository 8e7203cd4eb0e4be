import { copyOf } from '../bytes/copy'

/** The header of one frame (RFC 6455 §5.2). */
export type FrameHeader = {
  readonly fin: boolean
  /** Bit 2 is RSV1, bit 1 RSV2, bit 0 RSV3. */
  readonly rsv: number
  readonly opcode: number
  readonly masked: boolean
  readonly maskingKey: Uint8Array | null
  readonly lengthEncoding: 7 | 16 | 64
  /** Exact up to 2^53. */
  readonly length: number
  readonly lengthText: string
  readonly headerLength: number
}

export const FIN = 0x80
export const MASK = 0x80
/** No header is longer: 2 octets, 8 of length, 4 of key. */
export const LONGEST_HEADER = 14
const EXTENDED = { 7: 0, 16: 2, 64: 8 } as const

/** Octets the header beginning with `second` as its second octet has. */
export function headerLength(second: number): number {
  const short = second & 0x7f
  return 2 + EXTENDED[short === 127 ? 64 : short === 126 ? 16 : 7] + ((second & MASK) !== 0 ? 4 : 0)
}

/** Reads the header at `at` of `bytes`, where `end` octets are there; null while it is not whole. */
export function readHeader(bytes: Uint8Array, at = 0, end = bytes.length): FrameHeader | null {
  if (end - at < 2) return null
  const first = bytes[at] ?? 0
  const second = bytes[at + 1] ?? 0
  const total = headerLength(second)
  if (end - at < total) return null
  const short = second & 0x7f
  const lengthEncoding = short === 127 ? 64 : short === 126 ? 16 : 7
  const masked = (second & MASK) !== 0
  const keyAt = at + 2 + EXTENDED[lengthEncoding]
  const high = lengthEncoding === 64 ? unsigned32(bytes, at + 2) : 0
  const low = lengthEncoding === 64 ? unsigned32(bytes, at + 6) : lengthEncoding === 16 ? unsigned16(bytes, at + 2) : short
  const length = high * 0x1_0000_0000 + low
  return {
    fin: (first & FIN) !== 0,
    rsv: (first >> 4) & 7,
    opcode: first & 15,
    masked,
    maskingKey: masked ? copyOf(bytes, keyAt, keyAt + 4) : null,
    lengthEncoding,
    length,
    lengthText: high < 0x20_0000 ? String(length) : ((BigInt(high) << 32n) | BigInt(low)).toString(),
    headerLength: total,
  }
}

/** What can be said of a header that is not whole; everything unread is 0, false or null. */
export function partialHeader(bytes: Uint8Array): FrameHeader {
  const first = bytes[0] ?? 0
  const second = bytes[1] ?? 0
  const short = second & 0x7f
  const length = short < 126 ? short : 0
  return {
    fin: (first & FIN) !== 0,
    rsv: (first >> 4) & 7,
    opcode: first & 15,
    masked: (second & MASK) !== 0,
    maskingKey: null,
    lengthEncoding: short === 127 ? 64 : short === 126 ? 16 : 7,
    length,
    lengthText: String(length),
    headerLength: bytes.length,
  }
}

/** Two octets as a number; they are there. */
export function unsigned16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number)
}

/** Four octets as a number; they are there. */
export function unsigned32(bytes: Uint8Array, at: number): number {
  return ((unsigned16(bytes, at) << 16) | unsigned16(bytes, at + 2)) >>> 0
}

/** Eight octets as a number, exact up to 2^53; they are there. */
export function unsigned64(bytes: Uint8Array, at: number): number {
  return unsigned32(bytes, at) * 0x1_0000_0000 + unsigned32(bytes, at + 4)
}

type Read = Pick<FrameHeader, 'fin' | 'rsv' | 'opcode' | 'masked' | 'maskingKey' | 'lengthEncoding' | 'lengthText' | 'headerLength'>

/** The octets of a header as they travelled, from what was read out of them; of one that is not whole at most the first two. */
export function headerOctets(header: Read): Uint8Array {
  const { fin, rsv, opcode, masked, maskingKey, lengthEncoding, lengthText } = header
  const extended = EXTENDED[lengthEncoding]
  const octets = new Uint8Array(LONGEST_HEADER)
  octets[0] = (fin ? FIN : 0) | (rsv << 4) | opcode
  octets[1] = (masked ? MASK : 0) | (lengthEncoding === 7 ? Number(lengthText) : lengthEncoding === 16 ? 126 : 127)
  let rest = BigInt(lengthText)
  for (let at = 1 + extended; at > 1; at--) {
    octets[at] = Number(rest & 0xffn)
    rest >>= 8n
  }
  if (maskingKey !== null) octets.set(maskingKey, 2 + extended)
  const whole = 2 + extended + (masked ? 4 : 0)
  return octets.subarray(0, header.headerLength < whole ? Math.min(2, header.headerLength) : whole)
}
