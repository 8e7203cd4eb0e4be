import type { Span } from '../bytes/span'

/** The union of spans: sorted, overlapping and touching ones joined, empty ones left out. */
export function union(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start)
  const joined: { start: number; end: number }[] = []
  for (const span of sorted) {
    const last = joined.at(-1)
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else joined.push({ start: span.start, end: span.end })
  }
  return joined
}

/** What is left of `spans` without `holes`; both sorted and without overlap, as `union` gives them. */
export function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const left: Span[] = []
  let hole = 0
  for (const span of spans) {
    let start = span.start
    while (hole < holes.length && (holes[hole]?.end ?? 0) <= start) hole++
    for (let at = hole; at < holes.length && (holes[at]?.start ?? 0) < span.end; at++) {
      const { start: from, end: to } = holes[at] ?? { start, end: start }
      if (from > start) left.push({ start, end: from })
      start = Math.max(start, to)
    }
    if (start < span.end) left.push({ start, end: span.end })
  }
  return left
}

/** The text with every character of the spans (as `union` gives them) written as `*`. */
export function maskText(text: string, spans: readonly Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), '*'.repeat(end - start))
    at = end
  }
  return parts.join('') + text.slice(at)
}
