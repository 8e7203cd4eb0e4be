import { describe, expect, it } from 'vitest'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { createRedactor, maskBytes } from './redactor'

const head = (text: string, ...secrets: string[]) => {
  const bytes = latin1Encode(text)
  const redactor = createRedactor(secrets)
  return latin1Decode(redactor.maskBytes(bytes, redactor.headSpans(bytes)))
}
const payload = (text: string, ...secrets: string[]) => {
  const bytes = latin1Encode(text)
  const redactor = createRedactor(secrets)
  return latin1Decode(redactor.maskBytes(bytes, redactor.payloadSpans(bytes)))
}

describe('headSpans', () => {
  it('masks the sensitive fields of a request and keeps every length', () => {
    expect(
      head(
        'GET /subscribe?token=abc HTTP/1.1\r\nHost: a\r\nauthorization:Bearer abc.def\r\nCookie: R_SESS=token:x; t=1\r\n' +
          'Secret-Key:SECRET\r\nNode-Name:my-agent\r\n\r\n',
      ),
    ).toBe(
      'GET /subscribe?token=*** HTTP/1.1\r\nHost: a\r\nauthorization:Bearer *******\r\nCookie: R_SESS=*******; t=*\r\n' +
        'Secret-Key:******\r\nNode-Name:my-agent\r\n\r\n',
    )
  })
  it('masks the sensitive fields of a response', () => {
    expect(head('HTTP/1.1 302 Found\r\nSet-Cookie: S=abc; Path=/\r\nLocation: https://u:p@a/?sig=x\r\n\r\n')).toBe(
      'HTTP/1.1 302 Found\r\nSet-Cookie: S=***; Path=/\r\nLocation: https://u:*@a/?sig=*\r\n\r\n',
    )
  })
  it('masks a known value in any field', () => {
    expect(head('HTTP/1.1 403 x\r\nX-Echo: was hunter22\r\nX-Node: aHVudGVyMjI=\r\n\r\n', 'hunter22')).toBe(
      'HTTP/1.1 403 x\r\nX-Echo: was ********\r\nX-Node: ***********=\r\n\r\n',
    )
  })
  it('masks a folded value , the fold with it', () => {
    expect(head('GET / HTTP/1.1\r\nSecret-Key: ab\r\n cd\r\nX: y\r\n\r\n')).toBe('GET / HTTP/1.1\r\nSecret-Key: *******\r\nX: y\r\n\r\n')
  })
  it('masks odd lines: white space before the colon or the name, other endings, a second head', () => {
    expect(head('GET / HTTP/1.1\nSecret-Key : ab\n\nGET / HTTP/1.1\r\n Secret-Key:cd\r\n\r\n')).toBe(
      'GET / HTTP/1.1\nSecret-Key : **\n\nGET / HTTP/1.1\r\n Secret-Key:**\r\n\r\n',
    )
    expect(head('GET / HTTP/1.1\rSecret-Key: ab\r\r')).toBe('GET / HTTP/1.1\rSecret-Key: **\r\r')
    expect(head('\x16\x03 no head\r\nSecret-Key: ab')).toBe('\x16\x03 no head\r\nSecret-Key: **')
  })
  it('leaves placeholders', () => {
    expect(head('GET / HTTP/1.1\r\nSecret-Key: {{secret:agent}}x\r\n\r\n')).toBe('GET / HTTP/1.1\r\nSecret-Key: {{secret:agent}}*\r\n\r\n')
  })
  it('takes linear time on a head made to be slow', () => {
    expect(head(`GET / HTTP/1.1\r\n${'Cookie: a;\r\n'.repeat(20_000)}\r\n`, 'hunter22').length).toBe(240_018)
    expect(head('\r'.repeat(100_000)).length).toBe(100_000)
  })
})

describe('payloadSpans', () => {
  it('masks known values and tokens', () => {
    expect(payload('{"a":"hunter22","b":"Bearer abcdefgh"}', 'hunter22')).toBe('{"a":"********","b":"Bearer ********"}')
  })
  it('leaves binary octets alone', () => {
    expect(payload('\x00\xff\x81Secret-Key: x', 'hunter22')).toBe('\x00\xff\x81Secret-Key: x')
  })
})

describe('text, url and fields', () => {
  const redactor = createRedactor(['hunter22', 's\u00e9cret!'])
  it('masks in sentences and URLs', () => {
    expect(redactor.text('dialling wss://u:hunter22@h/?token=x failed: s\u00e9cret!')).toBe(
      'dialling wss://u:********@h/?token=* failed: *******',
    )
    expect(redactor.url('wss://h/hunter22?auth=y#z')).toBe('wss://h/********?auth=*#z')
  })
  it('masks the value of one field', () => {
    expect(redactor.fieldSpans('authorization', 'Bearer {{secret:t}}')).toEqual([])
    expect(redactor.fieldSpans('cookie', 'a=b')).toEqual([{ start: 2, end: 3 }])
  })
})
it('gives the same octets when nothing is masked, a copy otherwise', () => {
  const bytes = latin1Encode('abc')
  expect(maskBytes(bytes, [])).toBe(bytes)
  expect(maskBytes(bytes, [{ start: 1, end: 2 }])).toEqual(latin1Encode('a*c'))
  expect(bytes).toEqual(latin1Encode('abc'))
})

it('leaves a Buffer as it was: octets are masked in a copy', () => {
  const bytes = Buffer.from('GET / HTTP/1.1\rCookie: a=topsecret\r\n\r\n')
  const before = bytes.toString()
  const redactor = createRedactor([])
  expect(Buffer.from(redactor.maskBytes(bytes, redactor.headSpans(bytes))).toString()).not.toBe(before)
  expect(bytes.toString()).toBe(before)
})
