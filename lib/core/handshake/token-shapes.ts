import type { Span } from '../bytes/span'

const WORD = /[A-Za-z0-9_-]/
/** A bearer token as RFC 6750 §2.1 writes it, after its scheme word. */
const BEARER = /\bbearer[ \t]{1,8}([A-Za-z0-9._~+/-]{8,}={0,2})/gi
const PLACEHOLDER = /\{\{[^{}]{0,120}\}\}/g

/** Spans of JSON Web Tokens: `eyJ…`, a dot, more, a dot, more; each character is looked at once (RFC 7519 §3). */
export function jwtSpans(text: string): Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf('eyJ'); at !== -1; ) {
    const head = wordEnd(text, at)
    const body = text[head] === '.' ? wordEnd(text, head + 1) : head
    let end = text[body] === '.' && body > head + 1 ? wordEnd(text, body + 1) : -1
    // JWE has two parts more (RFC 7516 §3.1).
    if (end !== -1) for (let more = 0; more < 2 && text[end] === '.'; more++) end = wordEnd(text, end + 1)
    if (end !== -1 && head - at >= 8) spans.push({ start: at, end })
    at = text.indexOf('eyJ', Math.max(end, head))
  }
  return spans
}

/** Spans of tokens that follow the word `Bearer`. */
export function bearerSpans(text: string): Span[] {
  return [...text.matchAll(BEARER)].map((match) => {
    const end = match.index + match[0].length
    return { start: end - (match[1]?.length ?? 0), end }
  })
}

/** Spans of `{{…}}`, which are no secrets but name one. */
export function placeholderSpans(text: string): Span[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

function wordEnd(text: string, start: number): number {
  let at = start
  while (at < text.length && WORD.test(text.charAt(at))) at++
  return at
}
