/** What a decoder may know of a payload besides its octets. */
export type DecodeContext = {
  /** Opcode of the message (RFC 6455 §5.2). */
  readonly opcode: number
  readonly direction: 'sent' | 'received'
  /** The subprotocol agreed on, or null. */
  readonly subprotocol: string | null
  /** Path and query of the request target, where they are known. */
  readonly path?: string
  /** The payload given is only the beginning of what travelled. */
  readonly truncated?: boolean
  /** The first data message of each direction, where it is known: it often says which protocol and version the rest speaks. */
  readonly first?: { readonly sent?: Uint8Array; readonly received?: Uint8Array }
}

/** A payload as it is shown. */
export type DecodedPayload = {
  /** How `text` reads: as it is, as JSON, or as a table of octets. */
  readonly form: 'text' | 'json' | 'hex'
  readonly text: string
  /** `text` shows only the beginning. */
  readonly truncated: boolean
  /** Why it is shown like this, where that is not what one would expect; else null. */
  readonly note: string | null
  /** What it is, in one line of a list, such as `EVENT "chat" of /admin, ack 3`; absent where the text says it best itself. */
  readonly summary?: string
  /** What one may filter by, such as `{ type: 'subscribe', id: '7' }`. */
  readonly fields?: Readonly<Record<string, string>>
}

/**
 * Shows one kind of payload. `priority` 0 means "not mine"; of the others the highest decodes. `decode` may throw: the payload is
 * then shown as hex. Both are bounded whatever the octets.
 */
export type Decoder = {
  readonly id: string
  readonly title: string
  priority(payload: Uint8Array, context: DecodeContext): number
  decode(payload: Uint8Array, context: DecodeContext): DecodedPayload
}
