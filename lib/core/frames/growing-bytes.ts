/** Octets that arrive piece by piece, kept up to a cap in one buffer that never gets larger than twice what came, or than `first`. */
export type GrowingBytes = {
  /** Appends a piece and returns how many octets of it were kept. */
  append(piece: Uint8Array): number
  readonly length: number
  /** What is kept so far; later appends do not change it. */
  readonly bytes: Uint8Array
}

const SMALLEST = 256

/** `first` is the room made for the first piece. */
export function createGrowingBytes(cap: number, first = SMALLEST): GrowingBytes {
  let buffer = new Uint8Array(0)
  let length = 0
  return {
    append(piece) {
      const kept = Math.min(piece.length, cap - length)
      if (kept <= 0) return 0
      if (length + kept > buffer.length) {
        const larger = new Uint8Array(Math.min(cap, Math.max(length + kept, length * 2, first)))
        larger.set(buffer.subarray(0, length))
        buffer = larger
      }
      buffer.set(kept === piece.length ? piece : piece.subarray(0, kept), length)
      length += kept
      return kept
    },
    get length() {
      return length
    },
    get bytes() {
      return buffer.subarray(0, length)
    },
  }
}
