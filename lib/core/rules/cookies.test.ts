import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { parseResponseHead } from '../http1/parse-head'
import { cookiesOf, namedCookiesOf, tellCookies } from './cookies'

const head = parseResponseHead(
  latin1Encode('HTTP/1.1 101 x\r\nSet-Cookie: a=1\r\nset-cookie: word\r\nSet-Cookie: =2\r\nSet-Cookie: a=3; Secure\r\n\r\n'),
)
if (!head) throw new Error('no head')

describe('cookiesOf', () => {
  it('reads every Set-Cookie line of its own, once', () => {
    expect(cookiesOf(head).map((cookie) => cookie.name)).toEqual(['a', null, '', 'a'])
    expect(cookiesOf(head)).toBe(cookiesOf(head))
  })

  it('tells those that set something by name and place, never by value', () => {
    expect(tellCookies(namedCookiesOf(head), 'secure')).toEqual({
      values: { names: '"a"' },
      at: [
        { part: 'response', start: 28, end: 29 },
        { part: 'response', start: 84, end: 90 },
      ],
    })
  })
})
