import { parseAddress } from '../address/literal'
import type { ResponseHead } from '../http1/head'
import { linesNamed } from '../http1/list-field'
import { parseSetCookie, type SetCookie } from '../http1/set-cookie'
import { cookieDate } from './cookie-date'

/** A cookie as it is kept (RFC 6265 §5.3). Domain and path in the form they are compared in. */
export type Cookie = {
  readonly name: string
  readonly value: string
  readonly domain: string
  /** Only that very host gets it. */
  readonly hostOnly: boolean
  readonly path: string
  readonly secure: boolean
  /** Milliseconds since 1970; null: as long as the jar. */
  readonly expiresAt: number | null
  /** Set before it, for the order in which they are sent. */
  readonly createdAt: number
}
/** Oldest first. */
export type CookieJar = readonly Cookie[]

/** Who is asked, as far as cookies ask for it. */
export type CookiePlace = { readonly host: string; readonly tls: boolean; readonly resource: string }

const MOST_COOKIES = 200
const MOST_PER_ANSWER = 50
/** Name and value together, octets about (RFC 6265 §6.1 asks for 4096 at least). */
const LONGEST = 8_192

/** The jar with what an answer sets; `now` is milliseconds since 1970. What another host may not set is left out. */
export function withCookies(jar: CookieJar, head: ResponseHead, from: CookiePlace, now: number): CookieJar {
  const kept = [...jar]
  for (const line of linesNamed(head, 'set-cookie').slice(0, MOST_PER_ANSWER)) {
    const cookie = cookieOf(parseSetCookie(line), from, now)
    if (cookie === null) continue
    const place = kept.findIndex((one) => isSame(one, cookie))
    // A cookie that is set again keeps its place (RFC 6265 §5.3, step 11.3).
    if (place === -1) kept.push(cookie)
    else kept[place] = { ...cookie, createdAt: kept[place]?.createdAt ?? now }
  }
  return kept.filter((one) => !isOver(one, now)).slice(-MOST_COOKIES)
}

/** The value of the Cookie line for a request there: longer paths first, then older ones (RFC 6265 §5.4); null where there is none. */
export function cookieLine(jar: CookieJar, to: CookiePlace, now: number): string | null {
  const path = pathOf(to.resource)
  const sent = jar.filter(
    (cookie) =>
      !isOver(cookie, now) &&
      (cookie.hostOnly ? cookie.domain === to.host : domainMatches(to.host, cookie.domain)) &&
      pathMatches(path, cookie.path) &&
      (to.tls || !cookie.secure),
  )
  if (sent.length === 0) return null
  return sent
    .toSorted((a, b) => b.path.length - a.path.length || a.createdAt - b.createdAt)
    .map(({ name, value }) => (name === '' ? value : `${name}=${value}`))
    .join('; ')
}

function cookieOf({ name, value, attributes }: SetCookie, from: CookiePlace, now: number): Cookie | null {
  if (name === null || name === '' || name.length + value.length > LONGEST) return null
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(name + value)) return null
  const named = attributes.get('domain')?.value.replace(/^\./, '').toLowerCase() ?? ''
  if (named !== '' && !domainMatches(from.host, named)) return null
  // A name without a dot, such as `com`, would give the cookie to strangers.
  if (named !== '' && named !== from.host && !named.includes('.')) return null
  const secure = attributes.has('secure')
  if (secure && !from.tls) return null
  const path = attributes.get('path')?.value ?? ''
  return {
    name,
    value,
    domain: named === '' ? from.host : named,
    hostOnly: named === '',
    path: path.startsWith('/') ? path : defaultPath(from.resource),
    secure,
    expiresAt: expiryOf(attributes, now),
    createdAt: now,
  }
}

/** Max-Age goes before Expires (RFC 6265 §5.3, step 3). */
function expiryOf(attributes: SetCookie['attributes'], now: number): number | null {
  const maxAge = attributes.get('max-age')?.value
  if (maxAge !== undefined && /^-?\d{1,15}$/.test(maxAge)) return Number(maxAge) <= 0 ? 0 : now + Number(maxAge) * 1000
  const expires = attributes.get('expires')?.value
  return expires === undefined ? null : cookieDate(expires)
}

const isSame = (a: Cookie, b: Cookie) => a.name === b.name && a.domain === b.domain && a.hostOnly === b.hostOnly && a.path === b.path
const isOver = ({ expiresAt }: Cookie, now: number) => expiresAt !== null && expiresAt <= now

function domainMatches(host: string, domain: string): boolean {
  return host === domain || (parseAddress(host) === null && host.endsWith(`.${domain}`))
}

function pathMatches(path: string, cookiePath: string): boolean {
  if (path === cookiePath) return true
  return path.startsWith(cookiePath) && (cookiePath.endsWith('/') || path.charAt(cookiePath.length) === '/')
}

const pathOf = (resource: string) => resource.split('?', 1)[0] ?? '/'

/** RFC 6265 §5.1.4: up to the last `/`, without it. */
function defaultPath(resource: string): string {
  const path = pathOf(resource)
  const last = path.lastIndexOf('/')
  return last <= 0 ? '/' : path.slice(0, last)
}
