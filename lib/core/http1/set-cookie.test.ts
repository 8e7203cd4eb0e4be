import { describe, expect, it } from 'vitest'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { parseResponseHead } from './parse-head'
import { parseSetCookie } from './set-cookie'

function read(value: string) {
  const bytes = latin1Encode(`HTTP/1.1 101 x\r\nSet-Cookie:${value}\r\n\r\n`)
  const line = parseResponseHead(bytes)?.lines[0]
  if (!line) throw new Error('no line')
  const cookie = parseSetCookie(line)
  const marked = (span: { start: number; end: number }) => latin1Decode(bytes, span.start, span.end)
  return {
    name: cookie.name,
    value: cookie.value,
    marked: marked(cookie.nameSpan),
    attributes: [...cookie.attributes].map(([name, { value: seen, span }]) => [name, seen, marked(span)]),
  }
}

describe('parseSetCookie (RFC 6265 §5.2)', () => {
  it('reads name, value and attributes, white space around them removed', () => {
    expect(read(' sid = a=b ; Path=/ ;HttpOnly; SameSite = Lax')).toEqual({
      name: 'sid',
      value: 'a=b',
      marked: 'sid',
      attributes: [
        ['path', '/', 'Path=/'],
        ['httponly', '', 'HttpOnly'],
        ['samesite', 'Lax', 'SameSite = Lax'],
      ],
    })
  })

  it('takes the last of repeated attributes, and ignores empty pieces', () => {
    expect(read('a=1;; Domain=x; ;domain=y;').attributes).toEqual([['domain', 'y', 'domain=y']])
  })

  it('has no name without "=", and an empty one before it', () => {
    expect(read('just-a-word; Secure')).toMatchObject({ name: null, value: 'just-a-word', marked: 'just-a-word' })
    expect(read('=value')).toMatchObject({ name: '', value: 'value', marked: '' })
    expect(read('')).toMatchObject({ name: null, value: '' })
  })

  it('points into folded lines', () => {
    expect(read(' a=1;\r\n  Secure').attributes).toEqual([['secure', '', 'Secure']])
  })
})
