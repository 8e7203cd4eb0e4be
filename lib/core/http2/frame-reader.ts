import { copyOf } from '../bytes/copy'

/** A frame of HTTP/2 (RFC 9113 §4.1). `payload` is its beginning, `PAYLOAD_KEPT` octets at most. */
export type Http2Frame = {
  readonly type: number
  readonly flags: number
  readonly stream: number
  readonly length: number
  readonly payload: Uint8Array
}

export const HEADER_LENGTH = 9
/** Enough for SETTINGS, RST_STREAM and GOAWAY as anyone sends them. */
export const PAYLOAD_KEPT = 384

/** Cuts octets, in any pieces, into frames; each is given once it is whole. What it holds is bounded, whatever lengths are announced. */
export function createHttp2FrameReader(): { push(bytes: Uint8Array): Http2Frame[] } {
  const head = new Uint8Array(HEADER_LENGTH)
  let headFilled = 0
  const kept = new Uint8Array(PAYLOAD_KEPT)
  let read = 0

  const length = () => ((head[0] ?? 0) << 16) | ((head[1] ?? 0) << 8) | (head[2] ?? 0)

  function whole(): Http2Frame {
    const stream = new DataView(head.buffer).getUint32(5) & 0x7fffffff
    const payload = copyOf(kept, 0, Math.min(length(), PAYLOAD_KEPT))
    return { type: head[3] ?? 0, flags: head[4] ?? 0, stream, length: length(), payload }
  }

  return {
    push(bytes) {
      const frames: Http2Frame[] = []
      for (let at = 0; at < bytes.length; ) {
        if (headFilled < HEADER_LENGTH) {
          const part = bytes.subarray(at, at + HEADER_LENGTH - headFilled)
          head.set(part, headFilled)
          headFilled += part.length
          at += part.length
          if (headFilled < HEADER_LENGTH) break
        }
        const part = bytes.subarray(at, at + length() - read)
        if (read < PAYLOAD_KEPT) kept.set(part.subarray(0, PAYLOAD_KEPT - read), read)
        read += part.length
        at += part.length
        if (read < length()) break
        frames.push(whole())
        headFilled = 0
        read = 0
      }
      return frames
    },
  }
}
