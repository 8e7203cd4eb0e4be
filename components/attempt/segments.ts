import type { Span } from '@/lib/core/bytes/span'

/** A stretch of one line in which nothing changes: masked or not, and which marks cover it. Positions count in the part. */
export type Segment = { readonly start: number; readonly end: number; readonly masked: boolean; readonly rules: readonly string[] }
export type Mark = Span & { readonly rule: string }

/** Whether two ranges share an octet; an empty range touches the line it stands in. */
export function touches(a: Span, b: Span): boolean {
  if (a.start === a.end) return a.start >= b.start && a.start < b.end
  return a.start < b.end && b.start < a.end
}

/** Cuts `[start, end)` wherever a mask or a mark begins or ends. */
export function segmentsOf(range: Span, masked: readonly Span[], marks: readonly Mark[]): Segment[] {
  const cuts = new Set([range.start, range.end])
  for (const span of [...masked, ...marks]) {
    if (span.start > range.start && span.start < range.end) cuts.add(span.start)
    if (span.end > range.start && span.end < range.end) cuts.add(span.end)
  }
  const at = [...cuts].sort((a, b) => a - b)
  const segments: Segment[] = []
  for (let i = 0; i + 1 < at.length; i++) {
    const piece = { start: at[i] ?? 0, end: at[i + 1] ?? 0 }
    segments.push({
      ...piece,
      masked: masked.some((span) => touches(piece, span)),
      rules: marks.filter((mark) => touches(piece, mark)).map((mark) => mark.rule),
    })
  }
  return segments
}
