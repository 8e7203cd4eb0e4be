/** Octets of an IPv4 literal in its one exact form, four decimal numbers without leading zeros; null for anything else. */
export function parseIPv4(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^(?:\d{1,3}\.){3}\d{1,3}$/.test(text)) return null
  const octets = new Uint8Array(4)
  for (const [at, part] of text.split('.').entries()) {
    const value = Number(part)
    if (value > 255 || (part.length > 1 && part.startsWith('0'))) return null
    octets[at] = value
  }
  return octets
}

/** The 16 octets of an IPv6 literal (RFC 4291 §2.2), `::` and a dotted tail included; null for anything else. A zone id is not taken. */
export function parseIPv6(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length > 45 || !/^[0-9a-fA-F:.]+$/.test(text)) return null
  const halves = text.split('::')
  if (halves.length > 2) return null
  const head = groups(halves[0] ?? '', halves.length === 1)
  const tail = halves.length === 2 ? groups(halves[1] ?? '', true) : []
  if (head === null || tail === null) return null
  const octets = new Uint8Array(16)
  if (halves.length === 1 ? head.length !== 16 : head.length + tail.length > 14) return null
  octets.set(head)
  octets.set(tail, 16 - tail.length)
  return octets
}

/** Octets of an address in either form, a zone id (`%eth0`) set aside; null when it is no address. */
export function parseAddress(text: string): Uint8Array<ArrayBuffer> | null {
  if (!text.includes(':')) return parseIPv4(text)
  const zone = text.indexOf('%')
  return parseIPv6(zone === -1 ? text : text.slice(0, zone))
}

/** IPv4 octets as text. */
export function formatIPv4(octets: Uint8Array): string {
  return octets.join('.')
}

function groups(text: string, mayEndDotted: boolean): number[] | null {
  if (text === '') return []
  const octets: number[] = []
  const parts = text.split(':')
  for (const [at, part] of parts.entries()) {
    if (part.includes('.')) {
      const dotted = mayEndDotted && at === parts.length - 1 ? parseIPv4(part) : null
      if (dotted === null) return null
      octets.push(...dotted)
      continue
    }
    if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return null
    const value = Number.parseInt(part, 16)
    octets.push(value >> 8, value & 0xff)
  }
  return octets
}
