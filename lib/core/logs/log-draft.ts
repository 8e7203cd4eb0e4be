import type { HeaderEntry, HeaderLine, RequestDraft } from '../handshake/draft'
import { standardHeaders } from '../handshake/standard-headers'
import { parseTarget, urlParts } from '../handshake/target'

/** The URL of a log as a WebSocket URL; quotes and stops around it are left out. Without a scheme, or with another one, null. */
export function webSocketUrlOf(found: string): string | null {
  const url = found.replace(/^["'<(]+/, '').replace(/["'>),.;\]]+$/, '')
  const { scheme } = urlParts(url)
  if (scheme === 'http' || scheme === 'https') return `ws${url.slice(4)}`
  return scheme === 'ws' || scheme === 'wss' ? url : null
}

/** A URL with another path; what stood behind the old one is dropped. */
export function atPath(url: string, path: string): string {
  const end = /^[a-z]+:\/\/[^/?#]*/i.exec(url)
  return `${end?.[0] ?? url}${path}`
}

/** A draft with the five standard lines of its URL, then these. */
export function draftTo(url: string, lines: readonly HeaderLine[], note: string, rest: Partial<RequestDraft> = {}): RequestDraft {
  return { url, headers: [...standardLines(url), ...lines], note, ...rest }
}

/** A plain GET, as a client asks before it opens a WebSocket: Host and what else it sends. */
export function plainGetTo(url: string, lines: readonly HeaderLine[], note: string): RequestDraft {
  const host = standardLines(url)[0]
  const given: HeaderEntry[] = host ? [host, ...lines] : [...lines]
  return { url, headers: [...given, { line: 'Connection: close' }], note }
}

function standardLines(url: string): HeaderLine[] {
  const read = parseTarget(url)
  const { scheme, host, port } = urlParts(url)
  if (read.ok) return standardHeaders(read.target)
  // The host may be a placeholder still.
  const authority = port === null ? host : `${host}:${port}`
  return standardHeaders({ scheme: 'ws', tls: scheme === 'wss', host, port: 0, resource: '/', authority })
}
