import type { FrameDraft } from '../frames/frame-draft'

export type { FrameDraft }

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

export type NetworkDraft = {
  /** `address:port` to dial instead of the URL's. */
  readonly connectTo?: string
  readonly family?: 4 | 6
  readonly serverName?: string
  readonly alpn?: readonly string[]
  readonly verify?: boolean
  readonly ca?: string
  readonly clientCert?: string
  readonly clientKey?: string
  readonly minTls?: '1.0' | '1.1' | '1.2' | '1.3'
  readonly maxTls?: '1.0' | '1.1' | '1.2' | '1.3'
  readonly proxy?: string
  readonly socketPath?: string
  readonly maxRedirects?: number
  /** Milliseconds by phase. */
  readonly timeouts?: Partial<Record<'resolve' | 'connect' | 'proxy' | 'tls' | 'response' | 'idle' | 'closing', number>>
}

export type SessionDraft = {
  readonly answerPings?: boolean
  readonly echoClose?: boolean
  readonly closeAfterMs?: number | null
  readonly sendOnOpen?: readonly FrameDraft[]
}

/**
 * What the user composed. The canonical form is the list of lines; structured and raw views are projections of it.
 * When `headers` is absent the standard opening handshake is generated; when it is present nothing is added.
 */
export type RequestDraft = {
  readonly url: string
  readonly headers?: readonly HeaderEntry[]
  /** Base64 of the exact octets to send, instead of method, target, version, headers and body. */
  readonly raw?: string
  /** Whether `{{name}}` in `raw` is substituted. Default false: raw octets are exact. */
  readonly template?: boolean
  readonly method?: string
  readonly target?: string
  readonly httpVersion?: string
  readonly lineEnding?: LineEnding
  readonly body?: string
  readonly network?: NetworkDraft
  readonly session?: SessionDraft
  /** Values of this attempt's `{{name}}` placeholders; a name that begins with `secret:` is masked everywhere. */
  readonly variables?: Readonly<Record<string, string>>
  /** The stored record whose masked values (`kept` entries, the URL) the server may fill in again. */
  readonly keptFrom?: { readonly attemptId: string } | { readonly profileId: string }
  /** How it was imported or which preset made it; for the eyes only. */
  readonly note?: string
}

/** Where a draft leads, read from its URL. `practice` is the path of a built-in endpoint (`practice:/echo`). */
export type Target = {
  readonly scheme: 'ws' | 'wss' | 'practice'
  readonly tls: boolean
  /** ASCII host without brackets. */
  readonly host: string
  readonly port: number
  /** Path and query as they go on the request line. */
  readonly resource: string
  /** `host[:port]` as it belongs in the Host field (default port left out). */
  readonly authority: string
}
