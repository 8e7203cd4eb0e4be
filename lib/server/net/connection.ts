import 'server-only'
import type { NetworkPolicy } from '../../core/address/network-policy'
import type { NetworkDraft, PacingDraft, Target } from '../../core/handshake/draft'
import type { FieldPair } from '../../core/http2/field-list'
import type { Fact } from '../../core/transcript/fact'
import type { Timeouts } from '../../core/transcript/limits'

/** A place we listen on or may dial: a literal address and a port. */
export type Listener = { readonly address: string; readonly port: number }

/** Everything one connection needs to know before it starts. */
export type ConnectionPlan = {
  readonly target: Target
  /** `socketPath` is opened as it is: the caller has looked it up in the owner's list. */
  readonly network: NetworkDraft
  /** Milliseconds by phase, 0 for none; already merged with the draft's own. */
  readonly timeouts: Timeouts
  /** The exact octets to write once connected. */
  readonly request: Uint8Array
  /** How they are written piece by piece; absent: at once. */
  readonly pacing?: PacingDraft
  /** Instead of `request`: what an extended CONNECT of HTTP/2 sends, pseudo-fields first (RFC 8441 §4). */
  readonly fields?: readonly FieldPair[]
  /** Where this installation itself listens: never dialled. */
  readonly ownListeners: readonly Listener[]
  /** The practice endpoints, or null when they do not run. */
  readonly practice: Listener | null
  /** Where the owner lets this installation connect. */
  readonly policy: NetworkPolicy
  /** Milliseconds since the attempt began, from a monotonic clock. */
  now(): number
  /** 0 for the first connection of an attempt, one more for each followed redirect. */
  readonly hop?: number
  /** Octets of unread facts after which reading from the endpoint stops; default 256 KiB: what was read before an order to stop is still worked through. */
  readonly maxReadAhead?: number
}

/**
 * One connection, from resolving the name to the end of the transport.
 *
 * The last fact is `failed` when the connection never got past TLS, else `ended`. From the request on, a time limit, a reset
 * before the answer, or a TLS alert before the answer adds a `failed` fact directly before `ended`.
 */
export type Connection = {
  /** For one reader. A reader that stops early destroys the socket. */
  readonly facts: AsyncIterable<Fact>
  /** Settles when the reader has worked through every fact so far. A reader that awaits it waits for itself. */
  workedThrough(): Promise<void>
  /** Writes octets after the request; true once the kernel has them (the fact is out by then), false when the connection is not open for writing. */
  write(bytes: Uint8Array): Promise<boolean>
  /**
   * Says that the response head is complete: the response time limit stops and the idle limit starts.
   * `upgraded` false means a body follows (any status but 101): the phase stays `response`, and without an idle limit the response limit bounds its silences.
   */
  headComplete(upgraded?: boolean): void
  /** Sends FIN after what was written, and waits for the endpoint's, `timeouts.closing` at most. */
  end(): void
  /** Sends RST. */
  reset(): void
  /** Stops in whatever phase it is: `failed` with code `aborted` up to TLS, `ended` with how `abort` after. */
  abort(): void
  /** Stops reading from the endpoint, until `resume`. */
  pause(): void
  resume(): void
}
