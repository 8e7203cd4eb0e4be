import 'server-only'
import { createHash } from 'node:crypto'
import { linesNamed } from '@/lib/core/http1/list-field'
import { parseRequestHead } from '@/lib/core/http1/parse-head'

/** SHA-256 of the Sec-WebSocket-Key in a request, by which a second use of it is found (RFC 6455 §4.1 item 7); null where there is none. */
export function keyHash(request: Uint8Array): Uint8Array | null {
  const head = parseRequestHead(request)
  const value = head && linesNamed(head, 'sec-websocket-key')[0]?.value
  return value ? createHash('sha256').update(value, 'latin1').digest() : null
}
