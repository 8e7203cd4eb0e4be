import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../../core/bytes/latin1'
import { takeApart } from './take-apart'

const because = (text: string) => {
  const taken = takeApart(latin1Encode(text))
  return taken.ok ? null : taken.because
}

describe('takeApart', () => {
  it('takes octets apart into request line, lines and body; what is no UTF-8 stays octets', () => {
    expect(takeApart(latin1Encode('GET /a HTTP/1.0\r\nHost:x\r\nX: \xff\r\n folded\r\n\r\nrest'))).toEqual({
      ok: true,
      parts: {
        method: 'GET',
        target: '/a',
        version: '1.0',
        ending: 'crlf',
        lines: [{ line: 'Host:x' }, { base64: 'WDog/w==' }, { line: ' folded' }],
        body: 'rest',
      },
    })
  })

  it.each([
    ['GET  /a  b HTTP/2\n\n', 'GET', ' /a  b', '2', 'lf'],
    ['GET /\r\n\r\n', 'GET', '/', '', 'crlf'],
    ['GET / 1.1\r\n\r\n', 'GET', '/ 1.1', '', 'crlf'],
    ['get * ICY\r\rbody', 'get', '*', 'ICY', 'cr'],
    [' /\r\n\r\n', '', '/', '', 'crlf'],
  ])('reads the request line of %j word by word', (text, method, target, version, ending) => {
    expect(takeApart(latin1Encode(text))).toMatchObject({ ok: true, parts: { method, target, version, ending } })
  })

  it('names the ending of a line that differs from the request line', () => {
    expect(takeApart(latin1Encode('GET / HTTP/1.1\r\nA: 1\nB: 2\r\n\r\n'))).toMatchObject({
      parts: { ending: 'crlf', lines: [{ line: 'A: 1', ending: 'lf' }, { line: 'B: 2' }] },
    })
    expect(takeApart(latin1Encode('GET / HTTP/1.1\r\nA: 1\rB: 2\r\n\r\n'))).toMatchObject({
      parts: { ending: 'crlf', lines: [{ line: 'A: 1', ending: 'cr' }, { line: 'B: 2' }] },
    })
  })

  it.each([
    ['', 'There is no request line at the start'],
    ['\r\nGET / HTTP/1.1\r\n\r\n', 'There is no request line at the start'],
    ['GET / HTTP/1.1\r\nHost: x\r\n', 'The head has no empty line at its end'],
    ['GET\r\n\r\n', 'The request line has no space between method and target'],
    ['GET / HTTP/1.1\n\r\n', 'The request line ends in LF, the empty line in CR LF: lines have one ending in common'],
    ['GET /\xff HTTP/1.1\r\n\r\n', 'The request line holds octets that are no UTF-8'],
    ['GET /\0 HTTP/1.1\r\n\r\n', 'The request line holds a NUL'],
    ['GET / HTTP/1.1\r\n\r\n\xff', 'The body holds octets that are no UTF-8'],
    ['GET /\r HTTP/1.1\r\n\r\n', 'A CR stands inside a line'],
  ])('says why %j has no structure', (text, reason) => {
    expect(because(text)).toBe(reason)
  })
})
