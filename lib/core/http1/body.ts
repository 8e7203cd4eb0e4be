import type { Framing, FramingFault } from './body-framing'
import { type ChunkFault, createChunkedDecoder } from './chunked'

export { bodyFraming } from './body-framing'

export type BodyFault = FramingFault | ChunkFault | 'ended-early'
export type Body = {
  /** Transfer coding removed, cut at the limit. */
  readonly bytes: Uint8Array
  /** Octets that came, transfer coding removed. */
  readonly length: number
  readonly framing: Framing['kind']
  readonly complete: boolean
  readonly truncated: boolean
  readonly faults: readonly BodyFault[]
  /** Trailer lines of a chunked body, Latin-1. */
  readonly trailers: readonly string[]
}
export type BodyReader = {
  /** Takes octets and gives how many of them belong to the body: fewer than all once it is complete. */
  push(chunk: Uint8Array): number
  /** The connection ended. */
  end(): void
  readonly complete: boolean
  /** More came than is kept. */
  readonly truncated: boolean
  body(): Body
}

/** Reads the body of an answer in any pieces, keeping at most `bodyBytes` octets of it (RFC 9112 §6). */
export function createBodyReader(framing: Framing, limits: { readonly bodyBytes: number }): BodyReader {
  let kept = new Uint8Array(Math.min(limits.bodyBytes, 1024))
  let length = 0
  let ended = false

  function keep(chunk: Uint8Array, start: number, end: number): void {
    const room = Math.max(0, limits.bodyBytes - length)
    const part = chunk.subarray(start, Math.min(end, start + room))
    const needed = Math.min(length, limits.bodyBytes) + part.length
    if (needed > kept.length) {
      // Doubled, so that a body that comes octet by octet is copied a few times only.
      const larger = new Uint8Array(Math.min(limits.bodyBytes, Math.max(needed, kept.length * 2)))
      larger.set(kept)
      kept = larger
    }
    kept.set(part, needed - part.length)
    length += end - start
  }
  const chunked = createChunkedDecoder(keep)

  function isComplete(): boolean {
    if (framing.kind === 'none') return true
    if (framing.kind === 'chunked') return chunked.complete
    return framing.kind === 'content-length' ? length >= framing.length : ended
  }

  return {
    push(chunk) {
      if (framing.kind === 'none') return 0
      if (framing.kind === 'chunked') return chunked.push(chunk)
      const used = framing.kind === 'content-length' ? Math.min(chunk.length, framing.length - length) : chunk.length
      keep(chunk, 0, used)
      return used
    },
    end() {
      ended = true
    },
    get complete() {
      return isComplete()
    },
    get truncated() {
      return length > limits.bodyBytes
    },
    body() {
      const complete = isComplete()
      const faults: BodyFault[] = [...framing.faults, ...chunked.faults]
      if (ended && !complete) faults.push('ended-early')
      const bytes = kept.slice(0, Math.min(length, limits.bodyBytes))
      return { bytes, length, framing: framing.kind, complete, truncated: length > bytes.length, faults, trailers: [...chunked.trailers] }
    },
  }
}
