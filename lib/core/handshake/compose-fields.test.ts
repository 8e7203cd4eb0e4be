import { describe, expect, it } from 'vitest'
import { base64Encode } from '../bytes/base64'
import { latin1Encode } from '../bytes/latin1'
import { InputError } from '../errors/errors'
import { composeFields } from './compose-fields'
import type { RequestDraft } from './draft'

const draftOf = (draft: Partial<RequestDraft>): RequestDraft => ({
  url: 'wss://example.com/chat?x=1',
  network: { protocol: 'h2' },
  ...draft,
})
const fields = (draft: Partial<RequestDraft>) => composeFields(draftOf(draft)).fields.map(({ name, value }) => `${name}: ${value}`)
const problems = (draft: Partial<RequestDraft>) => {
  try {
    composeFields(draftOf(draft))
  } catch (error) {
    if (error instanceof InputError) return error.problems
  }
  throw new Error('not refused')
}
const PSEUDO = [':method: CONNECT', ':protocol: websocket', ':scheme: https', ':path: /chat?x=1', ':authority: example.com']

describe('composeFields', () => {
  it('opens a WebSocket with an extended CONNECT (RFC 8441 §5.1)', () => {
    expect(fields({})).toEqual([...PSEUDO, 'sec-websocket-version: 13'])
    expect(fields({ url: 'ws://example.com:8080/' }).slice(2, 5)).toEqual([':scheme: http', ':path: /', ':authority: example.com:8080'])
  })

  it('says which lines have no place in HTTP/2, and why', () => {
    const { leftOut } = composeFields(draftOf({}))
    expect(leftOut.map(({ entry, name }) => [entry, name])).toEqual([
      [0, 'Host'],
      [1, 'Upgrade'],
      [2, 'Connection'],
      [3, 'Sec-WebSocket-Key'],
    ])
    expect(leftOut[0]?.why).toBe('its value is sent as ":authority" (RFC 9113 §8.3.1)')
    expect(leftOut[2]?.why).toBe('HTTP/2 forbids fields that speak of one connection (RFC 9113 §8.2.2)')
  })

  it('keeps order and repeats of the lines, their names in lower case (RFC 9113 §8.2.1)', () => {
    const headers: RequestDraft['headers'] = [
      ['X-B', '1'],
      { line: 'Cookie:  a=1 \t' },
      ['x-b', ''],
      { line: 'off: 1', enabled: false },
      ['TE', 'trailers'],
      ['Te', 'gzip'],
      { base64: base64Encode(latin1Encode('X-Latin: \xe9')) },
      ['X-Utf8', 'é'],
      ['constructor', '__proto__'],
    ]
    expect(fields({ headers })).toEqual([
      ...PSEUDO,
      'x-b: 1',
      'cookie: a=1',
      'x-b: ',
      'te: trailers',
      'x-latin: \xe9',
      'x-utf8: \xc3\xa9',
      'constructor: __proto__',
    ])
    expect(composeFields(draftOf({ headers })).fields.at(-1)?.entry).toBe(8)
  })

  it('sends the first Host line as :authority and leaves a second one out', () => {
    const headers: RequestDraft['headers'] = [
      ['Host', 'other.example'],
      ['host', 'third.example'],
    ]
    const { fields: sent, leftOut } = composeFields(draftOf({ headers }))
    expect(sent[4]).toEqual({ name: ':authority', value: 'other.example', entry: 0 })
    expect(leftOut[1]).toEqual({ entry: 1, name: 'host', why: '":authority" has the value of the first Host line' })
  })

  it('sends another target as :path, and fills placeholders', () => {
    expect(fields({ target: '*', headers: [] })[3]).toBe(':path: *')
    const { fields: sent, missing } = composeFields(draftOf({ headers: [['X', '{{a}} {{b}}']], variables: { a: '1' } }), {})
    expect(sent.at(-1)?.value).toBe('1 {{b}}')
    expect(missing).toEqual(['b'])
  })

  it('refuses what is no field, at its line', () => {
    expect(problems({ headers: [['A', '1\n2'], { line: 'no colon' }, ['a b', ''], { base64: 'OiAx' }, { base64: 'QTogAA==' }] })).toEqual([
      { path: 'request.headers[0]', message: 'value of "A" is "1\\n2": expected no CR, LF or NUL' },
      { path: 'request.headers[1]', message: 'line is "no colon": expected a name, a colon and a value' },
      { path: 'request.headers[2]', message: 'header name is "a b", with the character " ": expected a token (RFC 9110 §5.6.2)' },
      { path: 'request.headers[3]', message: 'header name is empty: expected a token (RFC 9110 §5.1)' },
      { path: 'request.headers[4]', message: 'value of "a" is "\\u0000": expected no CR, LF or NUL' },
    ])
    expect(problems({ target: '' })).toEqual([{ path: 'request.target', message: 'target is "": expected a path without CR, LF or NUL' }])
  })

  it('refuses repeats that cannot be written', () => {
    expect(
      problems({
        headers: [
          ['Authorization', 'a'],
          ['authorization', 'b'],
          ['7', ''],
        ],
      }),
    ).toEqual([
      { path: 'request.headers[1]', message: '"authorization" stands 2 times: expected it once over HTTP/2, or HTTP/1.1' },
      { path: 'request.headers[2]', message: 'header name is "7": expected a letter in it, or HTTP/1.1' },
    ])
  })

  it('refuses what HTTP/2 cannot do, and an unreadable URL', () => {
    expect(problems({ raw: 'R0VU' })[0]?.path).toBe('request.network.protocol')
    expect(problems({ url: 'wss://' })).toEqual([
      { path: 'request.url', message: 'url has no host: expected a name or an address after "//"' },
    ])
  })
})
