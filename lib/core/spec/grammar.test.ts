import { describe, expect, it } from 'vitest'
import { isControl, isDigits, isToken, isWhiteSpace, lowerAscii, trimWhiteSpace } from './grammar'

describe('grammar', () => {
  it('takes every tchar of RFC 9110 §5.6.2', () => {
    expect(isToken("!#$%&'*+-.^_`|~09AZaz")).toBe(true)
  })
  it.each(['', ' ', 'a b', 'a:b', 'a/b', 'a,b', 'a"b', '(a)', 'a@b', 'a[b]', 'a\u0000', '\u00e9', '\u0141', 'a\\b', 'a{b}'])(
    '%j is no token',
    (text) => expect(isToken(text)).toBe(false),
  )
  it('takes digits of ASCII only', () => {
    expect(isDigits('0123456789')).toBe(true)
    expect([isDigits(''), isDigits('1a'), isDigits('\u0661')]).toEqual([false, false, false])
  })
  it('knows controls and white space (RFC 9110 §5.5)', () => {
    expect([0x00, 0x08, 0x09, 0x0a, 0x1f, 0x20, 0x7e, 0x7f, 0x80].map(isControl)).toEqual([
      true,
      true,
      false,
      true,
      true,
      false,
      false,
      true,
      false,
    ])
    expect([0x09, 0x0b, 0x20, 0xa0].map(isWhiteSpace)).toEqual([true, false, true, false])
  })
  it('trims space and tab only', () => {
    expect(trimWhiteSpace(' \t\u00a0a b\u000b \t')).toBe('\u00a0a b\u000b')
  })
  it('lowers ASCII letters only', () => {
    expect(lowerAscii('Sec-WebSocket-KEY \u00c9\u212a')).toBe('sec-websocket-key \u00c9\u212a')
  })
})
