import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { bodyFraming } from './body-framing'
import { parseResponseHead } from './parse-head'

const framing = (status: number, lines: string[] = [], method = 'GET') => {
  const head = parseResponseHead(latin1Encode([`HTTP/1.1 ${status} x`, ...lines, '', ''].join('\r\n')))
  if (head === null) throw new Error('no head')
  const { kind, length, faults } = bodyFraming(method, head)
  return [kind, length, ...faults]
}

describe('bodyFraming', () => {
  it('knows answers without a body (RFC 9112 §6.3)', () => {
    const lines = ['Content-Length: 5', 'Transfer-Encoding: chunked']
    expect([100, 101, 199, 204, 304].map((status) => framing(status, lines)[0])).toEqual(['none', 'none', 'none', 'none', 'none'])
    expect(framing(200, lines, 'HEAD')).toEqual(['none', 0])
    expect(framing(200, lines, 'CONNECT')).toEqual(['none', 0])
    expect(framing(403, ['Content-Length: 5'], 'CONNECT')).toEqual(['content-length', 5])
  })
  it.each<[string[], unknown[]]>([
    [[], ['until-close', 0]],
    [['Content-Length: 0'], ['content-length', 0]],
    [['content-length:  42 '], ['content-length', 42]],
    [
      ['Content-Length: 5, 5', 'Content-Length: 5'],
      ['content-length', 5],
    ],
    [
      ['Content-Length: 5', 'Content-Length: 6'],
      ['until-close', 0, 'content-lengths-differ'],
    ],
    [['Content-Length: -5'], ['until-close', 0, 'content-length-malformed']],
    [['Content-Length: 0x5'], ['until-close', 0, 'content-length-malformed']],
    [['Content-Length:'], ['until-close', 0, 'content-length-malformed']],
    [['Content-Length: 9223372036854775808'], ['content-length', 2 ** 63]],
    [['Transfer-Encoding: Chunked'], ['chunked', 0]],
    [['Transfer-Encoding: gzip, chunked'], ['chunked', 0]],
    [['Transfer-Encoding: chunked, gzip'], ['until-close', 0, 'transfer-encoding-unknown']],
    [
      ['Transfer-Encoding: chunked', 'Content-Length: 5'],
      ['chunked', 0, 'transfer-encoding-and-content-length'],
    ],
  ])('reads %j', (lines, expected) => expect(framing(426, lines)).toEqual(expected))
})
