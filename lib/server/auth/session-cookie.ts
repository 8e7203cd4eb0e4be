import 'server-only'
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export const SESSION_COOKIE = 'sockscope_session'
/** How long a sign-in lasts. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1000

/** Compares two texts without telling by its duration where they differ. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()
  return timingSafeEqual(digest(a), digest(b))
}

const sign = (expires: number, token: string): string =>
  createHmac('sha256', token).update(`sockscope session ${expires}`).digest('base64url')

/** The value of a session cookie: its end and a signature made with the access token, so that a new token ends every session. */
export function sessionValue(token: string, now: number): string {
  const expires = now + SESSION_MS
  return `${expires}.${sign(expires, token)}`
}

/** Whether `value` is a session that `token` signed and that has not ended. */
export function isSession(value: string, token: string, now: number): boolean {
  const [expires, signature] = value.split('.')
  if (expires === undefined || signature === undefined || !/^\d{1,15}$/.test(expires)) return false
  return sameText(signature, sign(Number(expires), token)) && Number(expires) > now
}

/** The `Set-Cookie` field that begins a session, or ends it where `value` is null. `secure` where the page was served by https. */
export function sessionField(value: string | null, secure: boolean): string {
  const age = value === null ? 0 : SESSION_MS / 1000
  return `${SESSION_COOKIE}=${value ?? ''}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure ? '; Secure' : ''}`
}

/** The value of a cookie of a request, or null. */
export function cookieOf(headers: Headers, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}
