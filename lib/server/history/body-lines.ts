import 'server-only'

/** A line of a body, counted from 1: its octets, or null where it is longer than the bound. */
export type BodyLine = { readonly number: number; readonly octets: Uint8Array | null }

const LF = 0x0a

/**
 * The lines of a body, one at a time, with at most one line held. `most`: octets of the whole body; what stands beyond is not read, and
 * `tooLong` says so.
 */
export function bodyLines(body: ReadableStream<Uint8Array> | null, lineOctets: number, most: number) {
  let tooLong = false
  let received = 0
  async function* lines(): AsyncGenerator<BodyLine> {
    if (body === null) return
    let parts: Uint8Array[] = []
    let length = 0
    let number = 1
    const line = (end: Uint8Array): BodyLine => {
      const octets = length + end.length > lineOctets ? null : Buffer.concat([...parts, end])
      parts = []
      length = 0
      return { number: number++, octets }
    }
    const reader = body.getReader()
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        received += value.length
        if (received > most) {
          tooLong = true
          return
        }
        let from = 0
        for (let at = value.indexOf(LF); at >= 0; at = value.indexOf(LF, from)) {
          yield line(value.subarray(from, at))
          from = at + 1
        }
        length += value.length - from
        if (length <= lineOctets) parts.push(value.subarray(from))
        else parts = []
      }
      if (length > 0) yield line(new Uint8Array(0))
    } finally {
      await reader.cancel().catch(() => undefined)
    }
  }
  return { lines: lines(), tooLong: () => tooLong, received: () => received }
}
