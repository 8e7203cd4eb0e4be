import type { HeaderLine, Target } from './draft'

/** The five lines of a standard opening handshake (RFC 6455 §4.1), as ordinary lines; `{{auto}}` becomes a fresh key. */
export function standardHeaders(target: Target): HeaderLine[] {
  return [
    `Host: ${target.authority}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: {{auto}}',
    'Sec-WebSocket-Version: 13',
  ].map((line) => ({ line, generated: true }))
}
