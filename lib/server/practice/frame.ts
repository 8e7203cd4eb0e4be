import 'server-only'

/** An unmasked final frame as a server sends it (RFC 6455 §5.2), payload up to 65535 octets. */
export function frame(opcode: number, payload: Uint8Array | string): Buffer {
  const body = typeof payload === 'string' ? Buffer.from(payload, 'utf8') : Buffer.from(payload)
  const head =
    body.length < 126 ? Buffer.from([0x80 | opcode, body.length]) : Buffer.from([0x80 | opcode, 126, body.length >> 8, body.length & 0xff])
  return Buffer.concat([head, body])
}

/** A Close frame with a code and a reason (RFC 6455 §5.5.1). */
export function closeFrame(code: number, reason: string): Buffer {
  return frame(8, Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason, 'utf8')]))
}
