import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { createRedactor } from '../handshake/redactor'
import { parseRequestHead } from '../http1/parse-head'
import { headView } from './head-view'

function view(text: string) {
  const bytes = latin1Encode(text)
  const head = parseRequestHead(bytes)
  if (head === null) throw new Error('no head')
  return headView(head, bytes, createRedactor([]))
}

it('shows every line in order, the start line first, sensitive values masked at the same length', () => {
  const shown = view('GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer abcdef\nodd\r\n\r\n')
  expect(shown.lines.map((line) => [line.text, line.name, line.value, line.ending])).toEqual([
    ['GET / HTTP/1.1', '', '', 'crlf'],
    ['Host: a', 'Host', 'a', 'crlf'],
    ['Authorization: Bearer ******', 'Authorization', 'Bearer ******', 'lf'],
    ['odd', '', 'odd', 'crlf'],
  ])
  expect(shown.lines[2]?.masked).toEqual([{ start: 47, end: 53 }])
  expect(shown).toMatchObject({ startLine: 'GET / HTTP/1.1', length: 61, complete: true })
  expect(Buffer.from(shown.bytes, 'base64').toString()).not.toContain('abcdef')
})

it('reads a folded value as one line (RFC 9112 §5.2)', () => {
  expect(view('GET / HTTP/1.1\r\nX: a\r\n  b\r\n\r\n').lines[1]?.value).toBe('a b')
})
