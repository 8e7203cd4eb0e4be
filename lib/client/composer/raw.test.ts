import { expect, it } from 'vitest'
import { base64Encode } from '../../core/bytes/base64'
import { latin1Encode } from '../../core/bytes/latin1'
import { linesOfRaw } from './raw'

it('takes raw octets apart into request line, lines and body', () => {
  const raw = base64Encode(latin1Encode('GET /a HTTP/1.0\r\nHost:x\r\nX: \xff\r\n\r\nrest'))
  expect(linesOfRaw({ url: 'ws://x/', raw })).toEqual({
    url: 'ws://x/',
    method: 'GET',
    target: '/a',
    httpVersion: '1.0',
    headers: [{ line: 'Host:x', template: false }, { base64: 'WDog/w==' }],
    body: 'rest',
  })
})

it('keeps a bare LF as the line ending', () => {
  expect(linesOfRaw({ url: '', raw: base64Encode(latin1Encode('GET / HTTP/1.1\nA: 1\n\n')) }).lineEnding).toBe('lf')
})
