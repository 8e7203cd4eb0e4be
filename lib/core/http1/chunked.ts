export type ChunkFault =
  | 'chunk-size-malformed' // what follows is kept as it is, undecoded
  | 'chunk-size-too-large' // 2^53 and more; the chunk can never be whole
  | 'chunk-line-too-long'
  | 'chunk-ending-missing'
  | 'chunk-bare-lf'
  | 'trailers-too-long'

/** Takes decoded octets; `[start, end)` of `chunk`. */
export type Sink = (chunk: Uint8Array, start: number, end: number) => void
export type ChunkedDecoder = {
  /** Gives how many octets of the chunk belong to the body. */
  push(chunk: Uint8Array): number
  readonly complete: boolean
  readonly faults: ReadonlySet<ChunkFault>
  /** Trailer lines, Latin-1, as written without their endings (RFC 9112 §7.1.2). */
  readonly trailers: readonly string[]
}

const CR = 0x0d
const LF = 0x0a
const LINE_LIMIT = 16_384

/** Removes the chunked transfer coding (RFC 9112 §7.1) from octets in any pieces; extensions are passed over. */
export function createChunkedDecoder(sink: Sink): ChunkedDecoder {
  const faults = new Set<ChunkFault>()
  const trailers: string[] = []
  let state: 'size' | 'data' | 'data-end' | 'trailer' | 'done' | 'raw' = 'size'
  let left = 0
  let line = ''
  let trailerOctets = 0

  /** Collects a line; true when the octet ended it. */
  function endsLine(octet: number): boolean {
    if (octet !== LF) {
      line += String.fromCharCode(octet)
      return false
    }
    if (line.endsWith('\r')) line = line.slice(0, -1)
    else faults.add('chunk-bare-lf')
    return true
  }

  function sizeOctet(octet: number): void {
    if (!endsLine(octet)) {
      if (line.length <= LINE_LIMIT) return
      faults.add('chunk-line-too-long')
      state = 'raw'
      return
    }
    const digits = /^([0-9a-fA-F]+)[ \t]*(?:;|$)/.exec(line)?.[1]
    line = ''
    if (digits === undefined) {
      faults.add('chunk-size-malformed')
      state = 'raw'
      return
    }
    // Sizes above 2^53 are not exact as numbers; no body reaches them, and nothing is allocated for a size.
    left = Number.parseInt(digits, 16)
    if (left > Number.MAX_SAFE_INTEGER) faults.add('chunk-size-too-large')
    state = left === 0 ? 'trailer' : 'data'
  }

  /** Gives whether the octet was used. */
  function dataEndOctet(octet: number): boolean {
    if (octet === CR && line === '') {
      line = '\r'
      return true
    }
    if (octet !== LF) faults.add('chunk-ending-missing')
    else if (line === '') faults.add('chunk-bare-lf')
    line = ''
    state = 'size'
    return octet === LF
  }

  function trailerOctet(octet: number): void {
    trailerOctets++
    if (trailerOctets > LINE_LIMIT) {
      faults.add('trailers-too-long')
      state = 'raw'
      return
    }
    if (!endsLine(octet)) return
    if (line === '') state = 'done'
    else trailers.push(line)
    line = ''
  }

  return {
    push(chunk) {
      let at = 0
      while (at < chunk.length && state !== 'done') {
        if (state === 'data' || state === 'raw') {
          const end = state === 'raw' ? chunk.length : Math.min(chunk.length, at + left)
          sink(chunk, at, end)
          left -= end - at
          at = end
          if (state === 'data' && left === 0) state = 'data-end'
        } else if (state === 'data-end') at += dataEndOctet(chunk[at] ?? 0) ? 1 : 0
        else if (state === 'size') sizeOctet(chunk[at++] ?? 0)
        else trailerOctet(chunk[at++] ?? 0)
      }
      return at
    },
    get complete() {
      return state === 'done'
    },
    faults,
    trailers,
  }
}
