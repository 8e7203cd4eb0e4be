import type { Span } from '@/lib/core/bytes/span'
import { utf8DecodeLossy } from '@/lib/core/bytes/utf8'

/** Where spans of octets stand in the text that the octets are in UTF-8, in UTF-16 code units. */
export function textSpans(bytes: Uint8Array, spans: readonly Span[]): Span[] {
  const at = (octet: number) => utf8DecodeLossy(bytes.subarray(0, octet)).length
  return spans.map(({ start, end }) => ({ start: at(start), end: at(end) }))
}
