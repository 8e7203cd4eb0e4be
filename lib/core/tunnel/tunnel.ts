import type { Span } from '../bytes/span'

/** Where a tunnel leads: a name, or a literal address without brackets. */
export type TunnelEnd = { readonly host: string; readonly port: number }
/** The user and the password a proxy is told, both exact. */
export type Credentials = { readonly user: string; readonly password: string }

/** Octets for the proxy; `secrets` are those of its credentials. */
export type Outgoing = { readonly bytes: Uint8Array; readonly secrets: readonly Span[] }

/** Where the conversation with a proxy is. Details say what was seen, then what was expected. */
export type TunnelState =
  | { readonly state: 'waiting' }
  | { readonly state: 'asking'; readonly send: Outgoing }
  /** The tunnel stands. `rest` came behind the proxy's answer and is the first of what the other end sent. */
  | { readonly state: 'granted'; readonly reply: string; readonly rest: Uint8Array }
  /** The proxy answered, and not with a tunnel. */
  | { readonly state: 'refused'; readonly detail: string }
  /** What came is no answer of such a proxy. */
  | { readonly state: 'failed'; readonly detail: string }

/** A conversation with a proxy: takes what it sends, in any pieces, and says what to send and how it went. */
export type Tunnel = {
  readonly first: Outgoing
  push(bytes: Uint8Array): TunnelState
  /** What the proxy still owes; for the sentence that it ended the connection instead, or said nothing. */
  readonly awaited: string
}

/** Octets as a quoted text, cut short. */
export function quotedOctets(text: string, most = 60): string {
  return JSON.stringify(text.length > most ? `${text.slice(0, most)}…` : text)
}
