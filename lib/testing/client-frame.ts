/** One frame as a test server reads it, unmasked. */
export type ClientFrame = {
  readonly fin: boolean
  readonly opcode: number
  readonly masked: boolean
  readonly payload: Buffer
  readonly size: number
}

/** Reads the frame at the start of `bytes` (RFC 6455 §5.2), or null when it is not whole. Kept apart from lib/core on purpose: tests compare the two. */
export function parseClientFrame(bytes: Buffer): ClientFrame | null {
  if (bytes.length < 2) return null
  const short = bytes.readUInt8(1) & 0x7f
  const lengthOctets = short === 126 ? 2 : short === 127 ? 8 : 0
  const masked = (bytes.readUInt8(1) & 0x80) !== 0
  const start = 2 + lengthOctets + (masked ? 4 : 0)
  if (bytes.length < start) return null
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  if (bytes.length < start + length) return null
  const payload = Buffer.from(bytes.subarray(start, start + length))
  if (masked) for (let i = 0; i < length; i++) payload[i] = (payload[i] ?? 0) ^ (bytes[start - 4 + (i % 4)] ?? 0)
  return { fin: (bytes.readUInt8(0) & 0x80) !== 0, opcode: bytes.readUInt8(0) & 0x0f, masked, payload, size: start + length }
}
