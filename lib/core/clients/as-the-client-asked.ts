import { latin1Encode } from '../bytes/latin1'
import type { RequestHead } from '../http1/head'
import { parseRequestHead } from '../http1/parse-head'
import { field } from '../rules/fields'

const FIELD = 'sec-websocket-extensions'

/** The request with the extensions a client offers in place of those that were asked for; the same head where nothing differs. */
export function withOffer(request: RequestHead, offers: string | null): RequestHead {
  const asked = field(request, FIELD)
  if (asked.map((line) => line.value).join(', ') === (offers ?? '')) return request
  const own = offers === null ? null : parseRequestHead(latin1Encode(`GET / HTTP/1.1\r\nSec-WebSocket-Extensions: ${offers}\r\n\r\n`))
  return { ...request, lines: [...request.lines.filter((line) => line.name.toLowerCase() !== FIELD), ...(own?.lines ?? [])] }
}
