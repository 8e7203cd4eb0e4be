/** Octets that arrive piece by piece, kept up to a cap in one buffer: a small one at once, a larger one never more than twice what came. */
export type GrowingBytes = {
  /** Appends a piece and returns how many octets of it were kept. */
  append(piece: Uint8Array): number
  readonly length: number
  /** What is kept so far; later appends do not change it. */
  readonly bytes: Uint8Array
}

const SMALLEST = 256
/** Room for so many octets is taken at once: moving them again and again costs more. */
const AT_ONCE = 131_072

export function createGrowingBytes(cap: number): GrowingBytes {
  let buffer = new Uint8Array(0)
  let length = 0
  return {
    append(piece) {
      const kept = Math.min(piece.length, cap - length)
      if (kept <= 0) return 0
      if (length + kept > buffer.length) {
        const wanted = cap <= AT_ONCE ? cap : Math.max(length + kept, length * 2, SMALLEST)
        const larger = new Uint8Array(Math.min(cap, wanted))
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
