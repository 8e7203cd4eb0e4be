// Runs before every page, handler and static file (Next calls it a proxy): Host allow-list, Origin check, security fields.
//
// For pages: the nonce of this answer is `(await headers()).get('x-nonce')` (from 'next/headers'). Give it to every <script> and
// <style> of our own, and to libraries that inject one (for next-themes: `<ThemeProvider nonce={nonce}>`). Next puts it on its own
// scripts by itself, but only in pages rendered for this request: reading `headers()` makes a page so, and `authorisePage()`
// of lib/server/auth, which every page calls first, does that. Attributes `style="…"` are allowed; <style> without nonce is not.
import { type NextRequest, NextResponse } from 'next/server'
import { ownPort } from '@/lib/server/attempts/listeners'
import { access } from '@/lib/server/auth/access'
import { noOwner } from '@/lib/server/auth/no-owner'
import { config } from '@/lib/server/config'
import { contentSecurityPolicy, freshNonce, securityFields } from '@/lib/server/http/content-security-policy'
import { guardRequest } from '@/lib/server/http/guard'
import { peerOf } from '@/lib/server/http/peers'
import { problemResponse } from '@/lib/server/http/problem'

/** What is answered while others can reach the server and nobody owns it. */
const ANSWERED_WITHOUT_OWNER = /^\/(set-up|api\/set-up|api\/health|_next\/static\/.*|icon\.svg)$/

export function proxy(request: NextRequest): Response {
  const development = process.env.NODE_ENV === 'development'
  const { host, publicUrl, trustedProxies } = config()
  const { forwarded } = peerOf(request.headers, trustedProxies)
  const nonce = freshNonce()
  const policy = contentSecurityPolicy(nonce, development)
  const { pathname, search } = request.nextUrl
  try {
    guardRequest({ method: request.method, path: pathname, headers: request.headers, forwarded }, { port: ownPort(), host, publicUrl })
    if (!ANSWERED_WITHOUT_OWNER.test(pathname) && access() === 'set-up') throw noOwner()
  } catch (error) {
    return withSecurity(problemResponse(error), pathname, policy)
  }
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set('x-page-path', pathname + search)
  return withSecurity(NextResponse.next({ request: { headers } }), pathname, policy)
}

function withSecurity(response: Response, path: string, policy: string): Response {
  for (const [name, value] of Object.entries(securityFields(path, policy))) response.headers.set(name, value)
  return response
}
