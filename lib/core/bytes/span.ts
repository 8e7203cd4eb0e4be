/** A half-open range of bytes, `[start, end)`, counted from the first byte of the part it belongs to. */
export type Span = { readonly start: number; readonly end: number }

/**
 * The byte strings a finding can point into.
 * `request` and `response` are heads (start line to blank line), `body` is the body after decoding of its transfer
 * coding, `sent` and `received` are the octets after the opening handshake, in that direction, counted from the first.
 * Over HTTP/2 heads are field lists: `request` and `response` are then their rendering, `name: value` and CRLF a field.
 * `proxy` is what a proxy answered before the tunnel stood.
 */
export type Part = 'request' | 'response' | 'body' | 'sent' | 'received' | 'proxy'

/** A span together with the part it counts in, and in `sent` and `received` the number of the frame it lies in, where that is known. */
export type Place = Span & { readonly part: Part; readonly frame?: number }

/** Places `span` in `part`. */
export function place(part: Part, span: Span): Place {
  return { part, start: span.start, end: span.end }
}
