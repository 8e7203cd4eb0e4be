/** Looks for some octets among others, ASCII case ignored. */
export type OctetSearch = (bytes: Uint8Array, start?: number, end?: number) => boolean

const CASE = 0x20

/** Makes a search that looks at each octet a bounded number of times as long as the needle is short; an empty needle is always found. */
export function createOctetSearch(needle: Uint8Array): OctetSearch {
  const lower = needle.map(lowerOctet)
  const { length } = lower
  const first = lower[0] as number // safe: used where there is one
  return (bytes, start = 0, end = bytes.length) => {
    if (length === 0) return true
    const last = end - length
    for (let at = start; at <= last; at++) {
      if (LOWER[bytes[at] as number] !== first) continue // safe, here and below: within the octets
      let same = 1
      while (same < length && LOWER[bytes[at + same] as number] === lower[same]) same++
      if (same === length) return true
    }
    return false
  }
}

function lowerOctet(octet: number): number {
  return octet >= 0x41 && octet <= 0x5a ? octet | CASE : octet
}

const LOWER = Uint8Array.from({ length: 256 }, (_, octet) => lowerOctet(octet))
