import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { parseResponseHead } from '../http1/parse-head'
import { type CookieJar, cookieLine, withCookies } from './jar'

const AT = 1_792_567_680_000
const HERE = { host: 'app.example.com', tls: true, resource: '/v3-public/login?x=/y' }

function set(lines: readonly string[], from = HERE, jar: CookieJar = [], now = AT): CookieJar {
  const head = parseResponseHead(latin1Encode(`HTTP/1.1 200 OK\r\n${lines.map((line) => `Set-Cookie: ${line}\r\n`).join('')}\r\n`))
  if (head === null) throw new Error('no head')
  return withCookies(jar, head, from, now)
}
const sent = (jar: CookieJar, to: Partial<typeof HERE> = {}, now = AT) => cookieLine(jar, { ...HERE, resource: '/', ...to }, now)

it('sends a cookie back to the host that set it, and to no other (RFC 6265 §5.4)', () => {
  const jar = set(['R_SESS=token-abc:x=y; Path=/; Secure; HttpOnly'])
  expect(sent(jar)).toBe('R_SESS=token-abc:x=y')
  expect(sent(jar, { host: 'sub.app.example.com' })).toBe(null)
  expect(sent(jar, { tls: false })).toBe(null)
})

it('honours Domain for hosts below it, and refuses that of strangers (RFC 6265 §5.3)', () => {
  expect(sent(set(['a=1; Domain=.Example.com; Path=/']), { host: 'other.example.com' })).toBe('a=1')
  expect(set(['a=1; Domain=example.org', 'b=2; Domain=com', 'c=3; Domain=sub.app.example.com'])).toEqual([])
  expect(set(['a=1; Domain=0.0.1'], { ...HERE, host: '127.0.0.1' })).toEqual([])
})

it('honours Path, the default one included, and puts longer paths first (RFC 6265 §5.1.4, §5.4)', () => {
  const jar = set(['root=1; Path=/', 'deep=2; Path=/api/v1', 'own=3'])
  expect(sent(jar, { resource: '/api/v1/x?y' })).toBe('deep=2; root=1')
  expect(sent(jar, { resource: '/api/v10' })).toBe('root=1')
  expect(sent(jar, { resource: '/v3-public/other' })).toBe('own=3; root=1')
})

it('honours Max-Age before Expires, and deletes what has expired', () => {
  const jar = set(['a=1; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'b=2; Path=/; Expires=Wed, 21 Oct 2026 07:28:30 GMT'])
  expect(sent(jar)).toBe('a=1; b=2')
  expect(sent(jar, {}, AT + 30_000)).toBe('a=1')
  expect(sent(set(['a=; Path=/; Max-Age=0'], HERE, jar))).toBe('b=2')
})

it('replaces a cookie that is set again, in its place', () => {
  const jar = set(['a=1; Path=/', 'b=2; Path=/'])
  expect(sent(set(['a=3; Path=/'], HERE, jar, AT + 5))).toBe('a=3; b=2')
})

it('sets nothing by a line without a name, with controls, too long, or Secure without TLS', () => {
  expect(set(['nothing', '=x', 'a=\x01', `a=${'x'.repeat(9000)}`])).toEqual([])
  expect(set(['a=1; Secure'], { ...HERE, tls: false })).toEqual([])
})

it('is bounded whatever an answer sets', () => {
  const many = Array.from({ length: 250 }, (_, at) => `c${at}=1; Path=/`)
  expect(set(many.slice(0, 100)).length).toBe(50)
  let jar: CookieJar = []
  for (let at = 0; at < 250; at += 50) jar = set(many.slice(at, at + 50), HERE, jar)
  expect(jar.length).toBe(200)
})
