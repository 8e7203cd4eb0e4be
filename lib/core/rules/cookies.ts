import type { Place } from '../bytes/span'
import type { ResponseHead } from '../http1/head'
import { parseSetCookie, type SetCookie } from '../http1/set-cookie'
import { field, places, short } from './fields'

const read = new WeakMap<ResponseHead, readonly SetCookie[]>()

/** The cookies an answer sets, read once a head. */
export function cookiesOf(response: ResponseHead): readonly SetCookie[] {
  const known = read.get(response)
  if (known) return known
  const cookies = field(response, 'set-cookie').map(parseSetCookie)
  read.set(response, cookies)
  return cookies
}

/** Those with a name: others set nothing. */
export function namedCookiesOf(response: ResponseHead): readonly SetCookie[] {
  return cookiesOf(response).filter((cookie) => cookie.name !== null && cookie.name !== '')
}

/**
 * What a verdict says of cookies: their names, each quoted and once, and their places, those of an attribute where they have it.
 * Values are secrets and stand in no sentence.
 */
export function tellCookies(cookies: readonly SetCookie[], attribute = ''): { at: Place[]; values: { names: string } } {
  const names = [...new Set(cookies.map((cookie) => `"${short(cookie.name ?? '', 40)}"`))].join(', ')
  const spans = cookies.map((cookie) => cookie.attributes.get(attribute)?.span ?? cookie.nameSpan)
  return { at: places('response', spans), values: { names } }
}
