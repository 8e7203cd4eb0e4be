const HTTP = [0x48, 0x54, 0x54, 0x50, 0x2f] // HTTP/

/**
 * Whether octets received so far can still become a response head: empty lines and white space, then `HTTP/` in any case.
 * false as soon as they cannot, so that a banner of another protocol is known before a time limit.
 */
export function mayBecomeResponse(bytes: Uint8Array): boolean {
  let at = 0
  while (at < bytes.length && isBlank(bytes[at] ?? 0)) at++
  for (const expected of HTTP) {
    if (at === bytes.length) return true
    const octet = bytes[at++] ?? 0
    if (octet !== expected && octet !== (expected | 0x20)) return false
  }
  return true
}

function isBlank(octet: number): boolean {
  return octet === 0x0d || octet === 0x0a || octet === 0x20 || octet === 0x09
}
