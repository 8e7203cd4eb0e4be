/**
 * One header line as the user wrote it, in the order it will be sent.
 * A pair is sent as `name: value` in UTF-8. A `line` (UTF-8) or `base64` entry is sent verbatim.
 */
export type HeaderPair = readonly [name: string, value: string]
export type HeaderLine = {
  readonly line?: string
  /** Exact octets instead of `line`. */
  readonly base64?: string
  /** A disabled line stays in the draft and is not sent. */
  readonly enabled?: boolean
  /** Written by the composer, not by the user (Host, Upgrade, Connection, Sec-WebSocket-Key, Sec-WebSocket-Version). */
  readonly generated?: boolean
  /** Its value is masked in every output. */
  readonly secret?: boolean
  /** Overrides the draft's line ending for this line. */
  readonly ending?: LineEnding
  /** Whether `{{name}}` is substituted; default true for `line`, false for `base64`. */
  readonly template?: boolean
  /**
   * The value shown is masked; the real one stays in the server. Index of the entry in the record named by `keptFrom`.
   * Dropped when scheme, host or port of the target differ from that record's.
   */
  readonly kept?: number
}
export type HeaderEntry = HeaderPair | HeaderLine

export type LineEnding = 'crlf' | 'lf' | 'cr' | 'none'
