import type { Span } from '@/lib/core/bytes/span'
import { touches } from './segments'

export type HexCell = {
  readonly at: number
  readonly hex: string
  readonly character: string
  readonly masked: boolean
  readonly lit: boolean
}
export type HexRow = { readonly offset: string; readonly cells: readonly HexCell[] }

const printable = (octet: number) => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·')

/** Row `index` of a hex view: `width` octets, masked ones as dots, with the offset written in at least eight digits. */
export function hexRow(bytes: Uint8Array, index: number, width: number, masked: readonly Span[] = [], lit: readonly Span[] = []): HexRow {
  const from = index * width
  const row = { start: from, end: Math.min(from + width, bytes.length) }
  const masksHere = masked.filter((span) => touches(row, span))
  const litHere = lit.filter((span) => touches(row, span))
  const inside = (spans: readonly Span[], at: number) => spans.some((span) => at >= span.start && at < span.end)
  const cells = Array.from(bytes.subarray(row.start, row.end), (octet, i): HexCell => {
    const at = from + i
    const isMasked = inside(masksHere, at)
    return {
      at,
      hex: isMasked ? '••' : octet.toString(16).padStart(2, '0'),
      character: isMasked ? '•' : printable(octet),
      masked: isMasked,
      lit: inside(litHere, at),
    }
  })
  return { offset: from.toString(16).padStart(8, '0'), cells }
}
