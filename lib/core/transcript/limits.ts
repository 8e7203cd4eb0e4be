/** Our own bounds on what one endpoint may make us keep or wait for. Reaching one is a finding that names it as ours. */
export type Limits = {
  /** Response head, octets. */
  readonly headBytes: number
  /** Response head, field lines. */
  readonly headLines: number
  /** One field line, octets. */
  readonly lineBytes: number
  /** 1xx heads before the final one. */
  readonly interimHeads: number
  /** Body of a non-101 answer, octets kept. */
  readonly bodyBytes: number
  /** One message after joining and inflating, octets kept for the view. */
  readonly messageBytes: number
}

export const LIMITS: Limits = {
  headBytes: 65_536,
  headLines: 256,
  lineBytes: 16_384,
  interimHeads: 20,
  bodyBytes: 1_048_576,
  messageBytes: 16_777_216,
}

/** Time limits of the phases, milliseconds; 0 means none. */
export type Timeouts = {
  readonly resolve: number
  readonly connect: number
  readonly proxy: number
  readonly tls: number
  /** From the connection preface to the server's SETTINGS. */
  readonly http2: number
  readonly response: number
  readonly idle: number
  readonly closing: number
}

export const TIMEOUTS: Timeouts = {
  resolve: 5_000,
  connect: 10_000,
  proxy: 10_000,
  tls: 10_000,
  http2: 10_000,
  response: 15_000,
  idle: 0,
  closing: 10_000,
}

/** Redirects one attempt may follow, each over a connection of its own. */
export const MOST_REDIRECTS = 5
