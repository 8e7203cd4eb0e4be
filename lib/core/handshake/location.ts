import type { Target } from './draft'
import { resolveReference } from './resolve-reference'
import { parseTarget, type TargetResult } from './target'

/** The URL a request went to, as typed, and where that leads. */
export type From = { readonly url: string; readonly target: Target }

/** Statuses that name another place for the same request (RFC 9110 §15.4). */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Whether a status names another place for the same request. */
export function isRedirect(status: number | null): status is number {
  return status !== null && REDIRECTS.has(status)
}

/** The WebSocket URL a Location leads to, relative to the request (RFC 9110 §10.2.2), http read as ws; and where that leads, or why nowhere. */
export function locationUrl(location: string, from: From): { readonly url: string; readonly read: TargetResult } {
  const url = webSocketUrl(resolveReference(location, baseOf(from)), from.target)
  return { url, read: parseTarget(url) }
}

/** Scheme, host and port, by which secrets stay or go (RFC 6454 §4). */
export function originOf({ scheme, host, port }: Target): string {
  return `${scheme}://${host}:${port}`
}

/** Practice endpoints have no host of their own: they are resolved as if on one. */
function baseOf({ url, target }: From): string {
  return target.scheme === 'practice' ? `ws://${target.authority}${target.resource}` : url.trim()
}

function webSocketUrl(url: string, from: Target): string {
  const ws = url.replace(/^http(s?):/i, 'ws$1:')
  const practice = `ws://${from.authority}/`
  return from.scheme === 'practice' && ws.startsWith(practice) ? `practice:/${ws.slice(practice.length)}` : ws
}
