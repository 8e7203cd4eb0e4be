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
  | 'rsv1-not-agreed'
  | 'rsv1-on-continuation'
  | 'rsv1-on-control'
  | 'rsv2-set'
  | 'rsv3-set'
  | 'reserved-data-opcode'
  | 'reserved-control-opcode'
  | 'masked-by-server'
  | 'unmasked-by-client'
  | 'control-fragmented'
  | 'control-too-long'
  | 'length-top-bit'
  /** Beyond 2^53 - 1: no number here holds it exactly. */
  | 'length-not-exact'
  | 'length-not-minimal'
  | 'continuation-without-start'
  | 'data-inside-message'
  /** The 1,001st fragment in a row without an octet; those after it are not told. */
  | 'empty-fragments'
  | 'invalid-utf8'
  /** Text that ends inside a character. */
  | 'utf8-cut'
  | 'close-payload-of-one'
  | 'close-code-invalid'
  | 'close-reason-not-utf8'
  | 'after-close'
  | 'inflate-failed'
  /** It inflates, with a larger window than was agreed on. */
  | 'window-exceeded'
  /** It leans on an earlier message although that was ruled out. */
  | 'takeover-broken'
  /** It ends in 00 00 ff ff, which a sender takes away. */
  | 'tail-not-stripped'
  | 'message-too-large'
  | 'incomplete'
