/** One chunk of a command: two octets in front say how long it is and whether the command goes on (Remoting ChunkHeader). */
export type Chunk = {
  /** Where its header stands. */
  readonly at: number
  readonly length: number
  /** More chunks of the same command follow. */
  readonly more: boolean
  /** As much of its octets as is there. */
  readonly data: Uint8Array
}
const MORE = 0x8000
const LENGTH = 0x7fff
const MOST_CHUNKS = 1_000

/** Chunks of a stream of commands from its first octet on; `whole` when the last one is there to its end. */
export function readChunks(bytes: Uint8Array): { readonly chunks: readonly Chunk[]; readonly whole: boolean } {
  const chunks: Chunk[] = []
  let at = 0
  while (at + 2 <= bytes.length && chunks.length < MOST_CHUNKS) {
    const header = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    const length = header & LENGTH
    const data = bytes.subarray(at + 2, at + 2 + length)
    chunks.push({ at, length, more: (header & MORE) !== 0, data })
    if (data.length < length) return { chunks, whole: false }
    at += 2 + length
  }
  return { chunks, whole: at === bytes.length && chunks.length > 0 }
}

/** The header of a chunk. */
export function chunkHeader(length: number, more: boolean): Uint8Array<ArrayBuffer> {
  const header = (more ? MORE : 0) | (length & LENGTH)
  return Uint8Array.of(header >> 8, header & 0xff)
}
