import 'server-only'
import { PolicyError } from '@/lib/core/errors/errors'
import { authorityOf, isOwnLiteral, ownAuthorities, type Site } from './own-hosts'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What of a request the guard looks at. `forwarded` is what a trusted proxy said, or null. */
export type Guarded = {
  readonly method: string
  readonly path: string
  readonly headers: Headers
  readonly forwarded: { readonly host: string | null; readonly proto: string | null } | null
}

/** Whether the request may change something or stays open: those must come from one of our own pages, or from no page at all. */
export function needsOwnOrigin(method: string, path: string): boolean {
  return !SAFE_METHODS.has(method) || (path.startsWith('/api/') && path.endsWith('/events'))
}

/**
 * Refuses a request for a host that is not ours (a name an attacker pointed at this address) and one that another site's page
 * sent. Throws PolicyError `host-not-ours` or `origin-not-ours`.
 */
export function guardRequest(request: Guarded, site: Site): void {
  const tls = request.forwarded?.proto === 'https'
  const host = request.forwarded?.host ?? request.headers.get('host') ?? ''
  const authority = authorityOf(host, tls)
  const named = ownAuthorities(site, tls)
  const own = authority !== null && isOwnLiteral(site, authority) ? new Set([...named, authority]) : named
  if (authority === null || !own.has(authority)) {
    throw new PolicyError(
      'host-not-ours',
      `Host is "${host.slice(0, 200)}": expected a name and port this server was started with; to serve it under others set PUBLIC_URL`,
    )
  }
  if (needsOwnOrigin(request.method, request.path)) guardOrigin(request.headers, own, site, tls)
}

/** Scheme, host and port must all be ours: the address of a proxy that speaks TLS for us is `publicUrl`. */
function guardOrigin(headers: Headers, own: ReadonlySet<string>, site: Site, tls: boolean): void {
  const origin = headers.get('origin')
  if (origin === null) {
    const fetchSite = headers.get('sec-fetch-site')
    if (fetchSite === null || fetchSite === 'same-origin' || fetchSite === 'none') return
    throw new PolicyError('origin-not-ours', `Sec-Fetch-Site is "${fetchSite.slice(0, 40)}": another site's page may not do this`)
  }
  if (site.publicUrl !== null && origin === new URL(site.publicUrl).origin) return
  const match = /^(https?):\/\/([^/]+)$/.exec(origin)
  const isOurScheme = match?.[1] === (tls ? 'https' : 'http')
  const authority = match?.[2] === undefined || !isOurScheme ? null : authorityOf(match[2], tls)
  if (authority === null || !own.has(authority)) {
    throw new PolicyError('origin-not-ours', `Origin is "${origin.slice(0, 200)}": another site's page may not do this`)
  }
}
