import type { FrameDraft } from '../frames/frame-draft'
import type { BeforeStep, Gained, MessageExtraction } from './before-step'
import type { Expectation } from './expectation'
import type { HeaderEntry, HeaderLine, HeaderPair, LineEnding } from './header-entry'

export type { Expectation, FrameDraft, HeaderEntry, HeaderLine, HeaderPair, LineEnding }

/** How the opening handshake travels: as an HTTP/1.1 Upgrade (RFC 6455), or as an extended CONNECT of HTTP/2 (RFC 8441). */
export type HandshakeProtocol = 'http/1.1' | 'h2'

/** The request written in timed pieces, as a slow client does. Octets are counted from the first of the request. */
export type PacingDraft = {
  /** Offsets at which a new piece begins, rising. */
  readonly cuts?: readonly number[]
  /** Instead of `cuts`: pieces of this many octets. */
  readonly every?: number
  /** Between two pieces, milliseconds. */
  readonly pauseMs: number
}

export type NetworkDraft = {
  /** Default `http/1.1`. `h2` asks for extended CONNECT: over TLS with ALPN `h2`, in clear text by prior knowledge. */
  readonly protocol?: HandshakeProtocol
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
  /** `http://`, `socks5://` (names are resolved here) or `socks5h://` (by the proxy), with or without `user:password@`. */
  readonly proxy?: string
  /** A Unix socket of the owner's list (`UNIX_SOCKETS`), dialled instead of the URL's host and port. */
  readonly socketPath?: string
  /** Redirects followed, each a recorded hop. Default 0: shown, not followed. */
  readonly maxRedirects?: number
  /** Milliseconds by phase. */
  readonly timeouts?: Partial<Record<'resolve' | 'connect' | 'proxy' | 'tls' | 'http2' | 'response' | 'idle' | 'closing', number>>
}

export type SessionDraft = {
  readonly answerPings?: boolean
  readonly echoClose?: boolean
  readonly closeAfterMs?: number | null
  readonly sendOnOpen?: readonly FrameDraft[]
  /** Values taken from messages of the endpoint, as often as they change; they fill messages sent later. At most 20. */
  readonly extract?: readonly MessageExtraction[]
  /** Messages at hand while the session is open; none of them is sent by itself. */
  readonly messages?: readonly SavedMessage[]
}

export type SavedMessage = { readonly name: string; readonly frame: FrameDraft }

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
  /** Base64 of octets written behind head and body in the same write, before any answer (RFC 9931). */
  readonly early?: string
  readonly pacing?: PacingDraft
  readonly network?: NetworkDraft
  readonly session?: SessionDraft
  /** What the attempt is expected to show: each is told as passed or failed. */
  readonly expectations?: readonly Expectation[]
  /** HTTP requests answered first, each over a connection of its own; what they give fills placeholders. At most 10. */
  readonly before?: readonly BeforeStep[]
  /** false: no cookie that the steps were given is sent with the handshake. */
  readonly cookies?: boolean
  /** The cookies of the steps are kept for later attempts, for this person in this environment. */
  readonly keepCookies?: boolean
  /** What the steps gave, in the sealed draft of an attempt only: no request brings it and no answer shows it. */
  readonly gained?: readonly Gained[]
  /** Values of this attempt's `{{name}}` placeholders; a name that begins with `secret:` is masked everywhere. */
  readonly variables?: Readonly<Record<string, string>>
  /** Set by the server: names of variables whose values are kept secrets of whoever ran the draft, not part of it. */
  readonly given?: readonly string[]
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
