/** A frame as it travelled (RFC 6455 §5.2). Offsets count octets of its direction after the opening handshake. */
export type Frame = {
  /** 1-based number over both directions, in the order frames began. */
  readonly n: number
  readonly direction: 'sent' | 'received'
  /** Milliseconds since the attempt began, of the octet that completed it (or of the newest octet when incomplete). */
  readonly at: number
  readonly fin: boolean
  /** Bit 2 is RSV1, bit 1 RSV2, bit 0 RSV3. */
  readonly rsv: number
  readonly opcode: number
  readonly masked: boolean
  /** Masking key, or null. */
  readonly maskingKey: Uint8Array | null
  /** Which length form was used: 7, 16 or 64 bits. */
  readonly lengthEncoding: 7 | 16 | 64
  /** Payload length as declared; exact up to 2^53, `lengthText` is exact always. */
  readonly length: number
  readonly lengthText: string
  /** Header octets, masking key included. */
  readonly headerLength: number
  /** Offset of the frame's first octet. */
  readonly offset: number
  /** Unmasked payload, cut at the reader's cap. */
  readonly payload: Uint8Array
  readonly truncated: boolean
  /** false: the stream ended inside this frame. */
  readonly complete: boolean
  readonly violations: readonly FrameViolation[]
}

export type FrameViolation =
  | 'reserved-bit'
  | 'reserved-opcode'
  | 'masked-by-server'
  | 'unmasked-by-client'
  | 'control-fragmented'
  | 'control-too-long'
  | 'length-not-minimal'
  | 'length-top-bit'
  | 'continuation-without-start'
  | 'data-inside-message'
  | 'invalid-utf8'
  | 'close-payload-of-one'
  | 'close-code-invalid'
  | 'close-reason-not-utf8'
  | 'after-close'
  | 'inflate-failed'
  | 'message-too-large'
  | 'incomplete'
