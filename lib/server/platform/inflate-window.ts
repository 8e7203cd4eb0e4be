import 'server-only'

/** Why a message is not inflated that comes after one that was lost. */
export const LOST = 'octets are missing'
/** What zlib says of a distance that leads before the octets it knows. */
export const TOO_FAR_BACK = 'invalid distance too far back'
/** What a message may refer back to (RFC 7692 §7.1.2): 2^15 octets at most. */
const WINDOW = 32_768

/** The newest 32 KiB of what was appended, in one buffer that is moved now and then instead of being made anew. */
export type InflateWindow = { append(bytes: Uint8Array): void; readonly bytes: Uint8Array }

export function createInflateWindow(from: Uint8Array): InflateWindow {
  let buffer = new Uint8Array(0)
  let end = 0

  function append(bytes: Uint8Array): void {
    const added = bytes.length > WINDOW ? bytes.subarray(bytes.length - WINDOW) : bytes
    if (end + added.length > buffer.length) makeRoom(added.length)
    buffer.set(added, end)
    end += added.length
  }

  /** Small while little was inflated; then room for twice a window, so that an octet is moved once. */
  function makeRoom(added: number): void {
    const kept = buffer.subarray(Math.max(0, end - WINDOW), end)
    const needed = Math.max(1_024, (kept.length + added) * 2)
    if (needed <= buffer.length) buffer.copyWithin(0, end - kept.length, end)
    else {
      const larger = new Uint8Array(Math.min(needed, WINDOW * 2))
      larger.set(kept)
      buffer = larger
    }
    end = kept.length
  }

  append(from)
  return {
    append,
    get bytes() {
      return buffer.subarray(Math.max(0, end - WINDOW), end)
    },
  }
}
