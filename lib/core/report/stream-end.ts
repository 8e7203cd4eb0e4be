import type { Story } from './story'

/**
 * How an end of the HTTP/2 stream is called, such as `END_STREAM` or `RST_STREAM with CANCEL`; null over HTTP/1.1, and where what ended is the
 * connection below it.
 */
export function streamEnd({ http2, ended }: Pick<Story, 'http2' | 'ended'>): string | null {
  const detail = ended?.detail
  if (http2 === null || detail === undefined) return null
  // What we end ourselves is the stream; what the endpoint ended is so by the names of HTTP/2.
  if (ended?.by === 'us') return detail
  return ended?.by === 'endpoint' && /^(?:END_STREAM|RST_STREAM|GOAWAY)\b/.test(detail) ? detail : null
}
