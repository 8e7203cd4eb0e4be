export type InflateResult =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly truncated: boolean }
  /** `tooFarBack`: it refers to octets before those it may refer to. */
  | { readonly ok: false; readonly reason: string; readonly tooFarBack?: boolean }

/** Inflates the compressed messages of one direction, one after the other (RFC 7692 §7.2.2). */
export type Inflater = {
  /**
   * Inflates the payload of the next message, to which the four octets 00 00 ff ff are not yet appended, to at most `cap` octets.
   * The octets given hold until the next call of any inflater.
   */
  inflate(bytes: Uint8Array, cap: number): InflateResult
  /** The next message is not here whole: with context takeover nothing after it can be inflated. */
  skip(): void
  /** The newest octets inflated, at most 32 KiB, which later messages may refer back to; null where they are lost. */
  window(): Uint8Array | null
}

export type InflaterOptions = {
  /** Messages may refer back to earlier ones (no `…_no_context_takeover`, RFC 7692 §7.1.1). */
  readonly takeover: boolean
  /** What `window()` gave of the inflater this one goes on for. */
  readonly window: Uint8Array | null
  /** How far back a message may refer, as the two to that power; default 15, which takes every message. */
  readonly windowBits?: number
}

/** Opens an inflater for any window size, bounded by the cap whatever comes. */
export type OpenInflater = (options: InflaterOptions) => Inflater
