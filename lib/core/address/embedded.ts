/** IPv4 addresses, as octets, that an IPv6 address carries: whoever translates it would reach them. Most likely first. */
export function embeddedIPv4(octets: Uint8Array): Uint8Array[] {
  if (octets.length !== 16) return []
  const tail = octets.slice(12)
  // RFC 4291 §2.5.5.2 IPv4-mapped, RFC 2765 §2.1 IPv4-translated.
  if (begins(octets, '00000000000000000000ffff') || begins(octets, '0000000000000000ffff0000')) return [tail]
  // RFC 4291 §2.5.5.1 IPv4-compatible; `::` and `::1` are addresses of their own.
  if (begins(octets, '000000000000000000000000')) return tail[0] === 0 && tail[1] === 0 && tail[2] === 0 && (tail[3] ?? 0) < 2 ? [] : [tail]
  // RFC 6052 §2.1 well-known prefix.
  if (begins(octets, '0064ff9b0000000000000000')) return [tail]
  // RFC 8215 local-use prefix: in the middle (RFC 6052 §2.2, /48) or at the end (/96), by the operator's choice.
  if (begins(octets, '0064ff9b0001')) return [pick(octets, 6, 7, 9, 10), tail]
  // RFC 3056 6to4.
  if (begins(octets, '2002')) return [octets.slice(2, 6)]
  // RFC 4380 §4 Teredo: the client's address inverted, the server's as it is.
  if (begins(octets, '20010000')) return [tail.map((octet) => octet ^ 0xff), octets.slice(4, 8)]
  // RFC 5214 §6.1 ISATAP, with either universal bit.
  if ((octets[8] === 0 || octets[8] === 2) && octets[9] === 0 && octets[10] === 0x5e && octets[11] === 0xfe) return [tail]
  return []
}

function begins(octets: Uint8Array, hex: string): boolean {
  for (let at = 0; at < hex.length / 2; at++) if (octets[at] !== Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16)) return false
  return true
}

function pick(octets: Uint8Array, ...places: readonly number[]): Uint8Array {
  return Uint8Array.from(places, (at) => octets[at] ?? 0)
}
