import { urlParts } from '../handshake/target'
import type { ImportNote } from './import-result'

/** The WebSocket URL for a URL as it was pasted, with notes on what was changed; null for another scheme. */
export function webSocketUrl(typed: string, schemeless: 'ws' | 'wss'): { url: string; notes: ImportNote[] } | null {
  const { scheme } = urlParts(typed)
  if (scheme === 'ws' || scheme === 'wss' || /^practice:/i.test(typed)) return { url: typed, notes: [] }
  if (scheme === 'http' || scheme === 'https') {
    const to = scheme === 'https' ? 'wss' : 'ws'
    return {
      url: to + typed.slice(scheme.length),
      notes: [{ code: 'scheme-mapped', text: `${scheme}:// became ${to}://: a WebSocket URL names its own scheme` }],
    }
  }
  if (scheme !== '' || /^[a-zA-Z][a-zA-Z0-9+-]*:(?!\d)/.test(typed)) return null
  return {
    url: `${schemeless}://${typed}`,
    notes: [{ code: 'scheme-assumed', text: `The URL has no scheme: ${schemeless}:// was put before it` }],
  }
}
