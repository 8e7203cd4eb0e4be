import 'server-only'

/** An unmasked final frame as a server sends it (RFC 6455 §5.2). */
export function frame(opcode: number, payload: Uint8Array | string): Buffer {
  const body = typeof payload === 'string' ? Buffer.from(payload, 'utf8') : Buffer.from(payload)
  return Buffer.concat([Buffer.from([0x80 | opcode]), lengthOf(body.length), body])
}

/** The shortest of the three forms of a length. */
function lengthOf(length: number): Buffer {
  if (length < 126) return Buffer.from([length])
  if (length < 65_536) return Buffer.from([126, length >> 8, length & 0xff])
  const long = Buffer.alloc(9, 127)
  long.writeBigUInt64BE(BigInt(length), 1)
  return long
}

/** A Close frame with a code and a reason (RFC 6455 §5.5.1). */
export function closeFrame(code: number, reason: string): Buffer {
  return frame(8, Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason, 'utf8')]))
}
