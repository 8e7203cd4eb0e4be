/** A frame as the user composed it; everything illegal is allowed. */
export type FrameDraft = {
  readonly opcode?: 'text' | 'binary' | 'continuation' | 'ping' | 'pong' | 'close' | number
  readonly text?: string
  readonly base64?: string
  readonly hex?: string
  /** For `close`: the status code and reason, instead of a payload. */
  readonly code?: number
  readonly reason?: string
  readonly fin?: boolean
  readonly rsv1?: boolean
  readonly rsv2?: boolean
  readonly rsv3?: boolean
  /** true: a fresh masking key; false: unmasked; 8 hex digits: that key. */
  readonly mask?: boolean | string
  readonly lengthEncoding?: 7 | 16 | 64
  /** What the length field says instead of the payload's length: up to 2^64-1, as digits where it is more than 2^53. */
  readonly declaredLength?: number | string
  readonly fragmentSize?: number
  readonly compress?: boolean
  /** Only so many octets of what these frames come to are written: half a frame. */
  readonly cut?: number
  /** Present: `{{name}}` in text and reason is filled, by these and by the variables of the attempt (`handshake/fill-message`). */
  readonly variables?: Readonly<Record<string, string>>
  /** Octets to write as they are, instead of a frame. */
  readonly raw?: string
}
