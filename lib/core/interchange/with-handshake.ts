import type { HeaderEntry, HeaderLine } from '../handshake/draft'
import { entryName, isEnabled } from '../handshake/entry'
import { standardHeaders } from '../handshake/standard-headers'
import { parseTarget, urlParts } from '../handshake/target'
import { lowerAscii } from '../spec/grammar'

/**
 * Lines with those of RFC 6455 §4.1 that they lack put before them, as the tool they come from does when it connects; each is marked
 * `generated`. Without any line it is undefined: then the composer writes the standard handshake.
 */
export function withHandshake(url: string, lines: readonly HeaderEntry[]): readonly HeaderEntry[] | undefined {
  if (lines.length === 0) return undefined
  const present = new Set(lines.filter(isEnabled).map((entry) => lowerAscii(entryName(entry) ?? '')))
  const missing = standardFor(url).filter((entry) => !present.has(lowerAscii(entryName(entry) ?? '')))
  return missing.length === 0 ? lines : [...missing, ...lines]
}

/** Whether lines are those of an opening handshake: an Upgrade to websocket. */
export function asksForUpgrade(lines: readonly HeaderEntry[]): boolean {
  return lines.some((entry) => isEnabled(entry) && /^upgrade[ \t]*:[ \t]*websocket/i.test(lineOf(entry)))
}

function standardFor(url: string): HeaderLine[] {
  const read = parseTarget(url)
  if (read.ok) return standardHeaders(read.target)
  const { scheme, host, port } = urlParts(url)
  // A host that is still a word to be filled stands in Host as it stands in the URL.
  const authority = (scheme === 'ws' || scheme === 'wss') && host !== '' ? `${host}${port === null ? '' : `:${port}`}` : '{{host}}'
  return standardHeaders({ scheme: 'ws', tls: false, host: '', port: 80, resource: '/', authority })
}

function lineOf(entry: HeaderEntry): string {
  return 'line' in entry ? (entry.line ?? '') : Array.isArray(entry) ? `${entry[0]}: ${entry[1]}` : ''
}
