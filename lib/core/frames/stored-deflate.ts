const MOST = 65_535

/**
 * Octets as a message of permessage-deflate that is not made smaller (RFC 7692 §7.2.1, stored blocks of RFC 1951 §3.2.4): whoever
 * inflates it has the octets, and later messages may refer back to them.
 */
export function storedDeflate(octets: Uint8Array): Uint8Array {
  const blocks = Math.ceil(octets.length / MOST)
  // The last octet begins the empty block whose other four octets a sender takes away.
  const out = new Uint8Array(octets.length + blocks * 5 + 1)
  let to = 0
  for (let at = 0; at < octets.length; at += MOST) {
    const block = octets.subarray(at, at + MOST)
    const { length } = block
    out.set([0, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff], to)
    out.set(block, to + 5)
    to += 5 + length
  }
  return out
}
