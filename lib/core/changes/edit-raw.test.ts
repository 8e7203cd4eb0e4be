import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { editRawLine, editRawStart, rawLines, rawStart } from './edit-raw'

const line = (raw: string, name: string, value: string | null) => latin1Decode(editRawLine(latin1Encode(raw), name, value))
const HEAD = 'GET /x HTTP/1.1\r\nhost:a\r\nOrigin :  https://a  \r\nX: \xff\r\norigin: b\r\n\r\nOrigin: body'

describe('editRawLine', () => {
  it('changes the octets of the value only, and removes further lines of the name', () => {
    expect(line(HEAD, 'origin', 'null')).toBe('GET /x HTTP/1.1\r\nhost:a\r\nOrigin :  null  \r\nX: \xff\r\n\r\nOrigin: body')
  })
  it('removes every line of the name, in the head only', () => {
    expect(line(HEAD, 'ORIGIN', null)).toBe('GET /x HTTP/1.1\r\nhost:a\r\nX: \xff\r\n\r\nOrigin: body')
  })
  it('removes a folded line with what it continues in', () => {
    expect(line('GET / HTTP/1.1\r\nCookie: a=1;\r\n b=2\r\nHost: a\r\n\r\n', 'cookie', null)).toBe('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  })
  it('adds a line before the blank one, with the ending the head has', () => {
    expect(line('GET / HTTP/1.1\r\nHost: a\r\n\r\nrest', 'Origin', 'b')).toBe('GET / HTTP/1.1\r\nHost: a\r\nOrigin: b\r\n\r\nrest')
    expect(line('GET / HTTP/1.1\nHost: a\n\n', 'Origin', 'b')).toBe('GET / HTTP/1.1\nHost: a\nOrigin: b\n\n')
    expect(line('GET / HTTP/1.1\r\nHost: a', 'Origin', 'b')).toBe('GET / HTTP/1.1\r\nHost: a\r\nOrigin: b')
    expect(line('', 'Origin', 'b')).toBe('Origin: b\r\n')
  })
  it('leaves octets alone that hold no such line', () => {
    expect(line(HEAD, 'cookie', null)).toBe(HEAD)
  })
  it('takes any octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(rawLines(editRawLine(bytes, 'x-none', null)).some(({ name }) => name === 'x-none')).toBe(false)
      }),
    )
  })
})

describe('editRawStart', () => {
  const start = (raw: string, part: 'method' | 'target' | 'httpVersion', value: string) =>
    latin1Decode(editRawStart(latin1Encode(raw), part, value))
  it('changes one word of the request line', () => {
    expect(start(HEAD, 'method', 'POST').slice(0, 18)).toBe('POST /x HTTP/1.1\r\n')
    expect(start(HEAD, 'target', '/y/').slice(0, 19)).toBe('GET /y/ HTTP/1.1\r\nh')
    expect(start(HEAD, 'httpVersion', '1.0').slice(0, 17)).toBe('GET /x HTTP/1.0\r\n')
    expect(start('GET /x\r\n\r\n', 'httpVersion', '1.0')).toBe('GET /x HTTP/1.0\r\n\r\n')
  })
  it('leaves octets alone that begin with no line', () => {
    expect(start('', 'method', 'POST')).toBe('')
    expect(rawStart(latin1Encode('\r\n'))).toBeNull()
  })
})

it('reads the field lines of the head', () => {
  expect(rawLines(latin1Encode(HEAD)).map(({ name, value }) => [name, value])).toEqual([
    ['host', 'a'],
    ['Origin', 'https://a'],
    ['X', '\xff'],
    ['origin', 'b'],
  ])
})
