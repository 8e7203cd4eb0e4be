import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { looksLikeRequestLine, requestLine } from './request-line'

const read = (text: string) => {
  const line = requestLine(text, 0)
  return [line.method, line.target, line.version, ...line.faults.map((fault) => fault.code)]
}

describe('requestLine', () => {
  it('reads method, target and version with their places', () => {
    expect(requestLine('GET /chat HTTP/1.1', 2)).toEqual({
      text: 'GET /chat HTTP/1.1',
      span: { start: 2, end: 20 },
      method: 'GET',
      methodSpan: { start: 2, end: 5 },
      target: '/chat',
      targetSpan: { start: 6, end: 11 },
      version: 'HTTP/1.1',
      versionSpan: { start: 12, end: 20 },
      faults: [],
    })
  })
  it.each([
    ['GET  /chat HTTP/1.1', ['GET', '/chat', 'HTTP/1.1', 'extra-space-in-start-line']],
    ['GET /chat HTTP/1.1 ', ['GET', '/chat', 'HTTP/1.1', 'extra-space-in-start-line']],
    [' GET /chat HTTP/1.1', ['GET', '/chat', 'HTTP/1.1', 'extra-space-in-start-line']],
    ['GET /a b HTTP/1.1', ['GET', '/a b', 'HTTP/1.1', 'extra-space-in-start-line']],
    ['GET /chat', ['GET', '/chat', '', 'version-malformed']],
    ['GET /chat http/1.1', ['GET', '/chat', 'http/1.1', 'version-malformed']],
    ['GET', ['GET', '', '', 'start-line-malformed', 'version-malformed']],
    ['G(T / HTTP/1.1', ['G(T', '/', 'HTTP/1.1', 'start-line-malformed']],
  ])('reads %j', (text, expected) => expect(read(text)).toEqual(expected))
})
it('takes a first word of visible ASCII for a request line', () => {
  const looks = (text: string) => looksLikeRequestLine(latin1Encode(text), 0, text.length)
  expect(['GET / HTTP/1.1', 'x', ' get /'].map(looks)).toEqual([true, true, true])
  expect(['', '  ', '\x16\x03\x01', 'G\xc9T /'].map(looks)).toEqual([false, false, false, false])
})
