import 'server-only'
import { config } from '@/lib/server/config'
import { peerOf } from '@/lib/server/http/peers'
import { AuthenticationError } from './authentication-error'
import { assertNotLimited, countFailure } from './rate-limit'
import { sameText, sessionField, sessionValue } from './session-cookie'

const WINDOW_MS = 60_000
const TRIES_OF_ONE = 10
const TRIES_OF_ALL = 100

/**
 * Gives the `Set-Cookie` field of a new session for the right access token (null where none is configured: nobody needs one).
 * Throws AuthenticationError for a wrong token, LimitError after ten wrong ones in a minute from one address.
 */
export function signIn(headers: Headers, token: string, now = Date.now()): string | null {
  const { accessToken, trustedProxies } = config()
  if (accessToken === null) return null
  const { address, forwarded } = peerOf(headers, trustedProxies)
  // The last entry is what our own proxy saw; those before it are hearsay.
  const client = forwarded === null ? address : (headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? address)
  const names: readonly (readonly [string, number])[] = [
    [`sign-in:${client ?? 'unknown'}`, TRIES_OF_ONE],
    ['sign-in', TRIES_OF_ALL],
  ]
  for (const [name, limit] of names) assertNotLimited(name, limit, WINDOW_MS, now)
  if (!sameText(token, accessToken)) {
    for (const [name] of names) countFailure(name, WINDOW_MS, now)
    throw new AuthenticationError('wrong-token', 'The access token is not the one this server was started with')
  }
  return sessionField(sessionValue(accessToken, now), isSecure(headers))
}

/** The `Set-Cookie` field that ends a session. */
export function signOut(headers: Headers): string {
  return sessionField(null, isSecure(headers))
}

function isSecure(headers: Headers): boolean {
  const { publicUrl, trustedProxies } = config()
  if (peerOf(headers, trustedProxies).forwarded?.proto === 'https') return true
  return publicUrl?.startsWith('https:') === true && headers.get('host') === new URL(publicUrl).host
}
