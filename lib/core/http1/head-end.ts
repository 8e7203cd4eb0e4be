const CR = 0x0d
const LF = 0x0a

/** Our bounds on a head, in octets and lines. */
export type HeadLimits = { readonly headBytes: number; readonly headLines: number; readonly lineBytes: number }

export type HeadScan =
  | { readonly state: 'incomplete' }
  /** `end` octets belong to the head, blank line and empty lines before the start line included. */
  | { readonly state: 'complete'; readonly end: number }
  | { readonly state: 'limit'; readonly limit: keyof HeadLimits; readonly end: number }

export type HeadScanner = { push(chunk: Uint8Array): HeadScan }

/**
 * Finds the blank line that ends a head, looking at each octet once however the head is cut (RFC 9112 §2.2).
 * A line ends with CRLF or LF; empty lines before the start line are passed over. Once complete or at a limit it stays so.
 * A physical line counts, so a folded field is several.
 */
export function createHeadScanner(limits: HeadLimits): HeadScanner {
  let offset = 0
  let lineLength = 0
  let lines = -1 // the start line is not a field line
  let last = 0
  let result: HeadScan = { state: 'incomplete' }

  function step(octet: number): HeadScan | null {
    offset++
    if (octet === LF) {
      const empty = lineLength === 0 || (lineLength === 1 && last === CR)
      if (empty && lines >= 0) return { state: 'complete', end: offset }
      if (!empty) lines++
      lineLength = 0
      if (lines > limits.headLines) return { state: 'limit', limit: 'headLines', end: offset }
    } else if (++lineLength > limits.lineBytes) return { state: 'limit', limit: 'lineBytes', end: offset }
    last = octet
    return offset >= limits.headBytes ? { state: 'limit', limit: 'headBytes', end: offset } : null
  }

  return {
    push(chunk) {
      for (let at = 0; at < chunk.length && result.state === 'incomplete'; at++) result = step(chunk[at] ?? 0) ?? result
      return result
    },
  }
}
