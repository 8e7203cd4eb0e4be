import 'server-only'
import { config } from '@/lib/server/config'
import { peerOf } from '@/lib/server/http/peers'

/** The cookie of a session, as the auth library names it. */
const SESSION_COOKIE = 'sockscope.session_token'

/** Whether a request carries the cookie of a session, whatever it is worth. */
export function hasSessionCookie(headers: Headers): boolean {
  return (headers.get('cookie') ?? '').split(';').some((pair) => pair.trim().startsWith(`${SESSION_COOKIE}=`))
}

/** The `Set-Cookie` fields of an answer of the auth library, with `Secure` where the page came by https. */
export function cookieFields(answer: Response, headers: Headers): readonly string[] {
  const secure = isSecure(headers)
  return answer.headers.getSetCookie().map((field) => (secure ? `${field}; Secure` : field))
}

function isSecure(headers: Headers): boolean {
  const { publicUrl, trustedProxies } = config()
  if (peerOf(headers, trustedProxies).forwarded?.proto === 'https') return true
  return publicUrl?.startsWith('https:') === true && headers.get('host') === new URL(publicUrl).host
}
