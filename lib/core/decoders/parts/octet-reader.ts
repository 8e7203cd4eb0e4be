import { hexEncode } from '../../bytes/hex'
import { utf8Decode } from '../../bytes/utf8'

/** The octets end before what was announced. */
export class OctetsEnd extends Error {}

/** Reads numbers in network order, and octets, one behind the other. Throws OctetsEnd. */
export type OctetReader = {
  readonly at: number
  readonly left: number
  u8(): number
  /** An unsigned number of 1, 2, 4 or 8 octets, exact. */
  uint(octets: 1 | 2 | 4 | 8): bigint
  float(octets: 4 | 8): number
  take(count: number): Uint8Array
}

export function octetReader(bytes: Uint8Array): OctetReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  const need = (count: number): number => {
    const from = at
    if (count > bytes.length - at) throw new OctetsEnd(`${count} octets were announced at octet ${at}, ${bytes.length - at} are here`)
    at += count
    return from
  }
  return {
    get at() {
      return at
    },
    get left() {
      return bytes.length - at
    },
    u8: () => view.getUint8(need(1)),
    uint(octets) {
      const from = need(octets)
      if (octets === 8) return view.getBigUint64(from)
      return BigInt(octets === 1 ? view.getUint8(from) : octets === 2 ? view.getUint16(from) : view.getUint32(from))
    },
    float: (octets) => (octets === 4 ? view.getFloat32(need(4)) : view.getFloat64(need(8))),
    take(count) {
      const from = need(count)
      return bytes.subarray(from, from + count)
    },
  }
}

/** Octets shown of a binary value. */
const MOST_HEX = 64

/** Octets in hexadecimal, the beginning of many. */
export function shownHex(bytes: Uint8Array): string {
  const pairs = hexEncode(bytes.subarray(0, MOST_HEX)).replace(/..(?=.)/g, '$& ')
  return bytes.length <= MOST_HEX ? pairs : `${pairs} … (${bytes.length} octets)`
}

/** Octets as quoted text where they are UTF-8, else in hexadecimal. */
export function shownText(bytes: Uint8Array): string {
  const text = utf8Decode(bytes)
  return text === null ? shownHex(bytes) : JSON.stringify(text)
}
