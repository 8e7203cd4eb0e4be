/**
 * Frames as columns, one row a frame, so that reading one makes no object. Rows `0` to `length - 1` are filled; a batch never
 * grows: a reader that finds it full stops, and goes on after it was emptied by `length = 0`.
 */
export type FrameBatch = {
  length: number
  readonly capacity: number
  /** 1-based number over both directions, in the order frames began. */
  readonly n: Float64Array
  /** Milliseconds since the attempt began, of the octet that completed the frame. */
  readonly at: Float64Array
  /** Offset of the frame's first octet in its direction, after the opening handshake. */
  readonly offset: Float64Array
  /** Payload octets, exact up to 2^53; no longer frame is ever whole. */
  readonly payloadLength: Float64Array
  /** Header octets, masking key included. */
  readonly headerLength: Uint8Array
  /** The first octet: FIN, RSV1 to RSV3, opcode. */
  readonly first: Uint8Array
  /** The second octet: MASK and the short length, which tells the length form. */
  readonly second: Uint8Array
  /** The masking key, its first octet the highest; 0 without one. */
  readonly key: Uint32Array
  /** Violations and what the frame is, as bits (`violations.ts`). */
  readonly flags: Uint32Array
  /** Number of the first frame of its message; 0 for control frames and what belongs to no message. */
  readonly message: Float64Array
  /** In the last frame of a compressed message: octets of it inflated (RFC 7692 §6.2); -1 elsewhere, and where it did not inflate. */
  readonly inflatedLength: Float64Array
}

const ROWS = 1_024

export function createFrameBatch(capacity = ROWS): FrameBatch {
  return {
    length: 0,
    capacity,
    n: new Float64Array(capacity),
    at: new Float64Array(capacity),
    offset: new Float64Array(capacity),
    payloadLength: new Float64Array(capacity),
    headerLength: new Uint8Array(capacity),
    first: new Uint8Array(capacity),
    second: new Uint8Array(capacity),
    key: new Uint32Array(capacity),
    flags: new Uint32Array(capacity),
    message: new Float64Array(capacity),
    inflatedLength: new Float64Array(capacity),
  }
}
