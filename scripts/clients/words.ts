import type { ResponseHead } from '@/lib/core/http1/head'
import { field } from '@/lib/core/rules/fields'

const QUOTED = ['Sec-WebSocket-Accept', 'Sec-WebSocket-Protocol', 'Sec-WebSocket-Extensions', 'Upgrade', 'Connection']
/** Words a message has of its own, whatever the answer holds. */
const OWN_WORDS = new Set(['upgrade', 'websocket', 'permessage-deflate', 'close'])

/**
 * What a client printed, with `{status}`, `{phrase}` and `{Field-Name}` in place of what it quoted from the answer, so that the same
 * words serve other answers. What changes from run to run is cut: only the first line stays, and a right accept value or a key becomes "…".
 */
export function template(says: string, response: ResponseHead | undefined, accept: string): string | null {
  let words = says.split('\n')[0]?.trim() ?? ''
  if (response) {
    const { status, reason } = response.start
    for (const name of QUOTED) {
      const value = field(response, name.toLowerCase())
        .map((line) => line.value)
        .join(', ')
      if (value.length >= 3 && value !== accept && !OWN_WORDS.has(value.toLowerCase())) words = words.replaceAll(value, `{${name}}`)
    }
    if (status !== null && status !== 101) words = words.replace(new RegExp(`\\b${status}\\b`), '{status}')
    if (reason.length >= 4) words = words.replace(`{status} ${reason}`, '{status} {phrase}')
  }
  words = words
    .replaceAll(accept, '…')
    .replace(/[A-Za-z0-9+/]{22}==/g, '…')
    .replace(/\b127\.0\.0\.1:\d+(?:\/\d+\b)?/g, '{host}')
  return words === '' ? null : words
}
