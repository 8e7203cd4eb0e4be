import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64Encode } from '../bytes/base64'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { utf8Encode } from '../bytes/utf8'
import { InputError } from '../errors/errors'
import { composeHandshake } from './compose'
import type { HeaderEntry, RequestDraft } from './draft'
import { serializeRequest } from './serialize-request'

const KEY = 'dGhlIHNhbXBsZSBub25jZQ=='
const bytes = (draft: RequestDraft) => latin1Decode(serializeRequest(composeHandshake(draft, { key: KEY })))
const refused = (draft: RequestDraft): InputError => {
  try {
    composeHandshake(draft, { key: KEY })
  } catch (error) {
    if (error instanceof InputError) return error
  }
  throw new Error('not refused')
}
const header = (entry: HeaderEntry) => refused({ url: 'ws://a', headers: [['Host', 'a'], entry] }).problems

describe('composeHandshake', () => {
  it('gives the standard handshake where a draft has no headers (RFC 6455 §4.1)', () => {
    expect(bytes({ url: 'wss://ci.example.com:8443/wsagents/?a=b' })).toBe(
      'GET /wsagents/?a=b HTTP/1.1\r\nHost: ci.example.com:8443\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    )
  })
  it('adds nothing to headers that are given', () => {
    expect(bytes({ url: 'ws://a/x', headers: [] })).toBe('GET /x HTTP/1.1\r\n\r\n')
  })
  it('keeps order, case, repeats and odd white space, and leaves disabled lines out', () => {
    expect(
      bytes({
        url: 'ws://a',
        headers: [
          { line: 'Secret-Key:SECRET' },
          ['hOST', 'a'],
          { line: ' X :\t y ' },
          { line: 'no: send', enabled: false },
          ['hOST', 'a'],
          { base64: 'QUI6/w==' },
          { base64: 'AAEg' },
        ],
      }),
    ).toBe('GET / HTTP/1.1\r\nSecret-Key:SECRET\r\nhOST: a\r\n X :\t y \r\nhOST: a\r\nAB:\xff\r\n\x00\x01 \r\n\r\n')
  })
  it('writes other request lines', () => {
    const line = (draft: Partial<RequestDraft>) => bytes({ url: 'ws://a/x', headers: [], ...draft })
    expect(line({ method: 'get', target: 'http://a/x', httpVersion: '1.0' })).toBe('get http://a/x HTTP/1.0\r\n\r\n')
    expect(line({ httpVersion: 'http/1.1' })).toBe('GET /x http/1.1\r\n\r\n')
    expect(line({ httpVersion: '' })).toBe('GET /x\r\n\r\n')
    expect(line({ method: 'GET ', target: '' })).toBe('GET   HTTP/1.1\r\n\r\n')
  })
  it('writes other line endings, a line with its own', () => {
    const headers = [{ line: 'A: 1' }, { line: 'B: 2', ending: 'crlf' as const }, { line: 'C: 3', ending: 'none' as const }]
    expect(bytes({ url: 'ws://a', lineEnding: 'lf', headers })).toBe('GET / HTTP/1.1\nA: 1\nB: 2\r\nC: 3\n')
    expect(bytes({ url: 'ws://a', lineEnding: 'cr', headers: [] })).toBe('GET / HTTP/1.1\r\r')
    expect(bytes({ url: 'ws://a', lineEnding: 'none', headers: [] })).toBe('GET / HTTP/1.1')
  })
  it('writes a body after the blank line, in UTF-8', () => {
    expect(bytes({ url: 'ws://a', headers: [], body: 'x\u00e9\r\n' })).toBe('GET / HTTP/1.1\r\n\r\nx\xc3\xa9\r\n')
  })
  it('sends raw octets instead of everything, whatever the URL', () => {
    const raw = base64Encode(latin1Encode('\x16\x03{{auto}}\r\nX'))
    expect(bytes({ url: 'ws://a/x', raw, headers: [['A', 'b']], method: 'POST', body: 'x' })).toBe('\x16\x03{{auto}}\r\nX')
    expect(composeHandshake({ url: 'nothing', raw }, { key: KEY }).target).toBeNull()
    expect(refused({ url: 'ws://a', raw: '?' }).problems).toEqual([
      { path: 'request.raw', message: 'raw is not base64: expected the octets to send in standard base64 with padding' },
    ])
  })
  it('writes early octets last, behind a body and behind raw octets, placeholders as they stand', () => {
    const early = base64Encode(latin1Encode('\x81\x80\0\0\0\0{{auto}}'))
    const tail = '\x81\x80\0\0\0\0{{auto}}'
    expect(bytes({ url: 'ws://a', headers: [], body: 'x', early })).toBe(`GET / HTTP/1.1\r\n\r\nx${tail}`)
    expect(bytes({ url: 'ws://a', raw: base64Encode(latin1Encode('GET /\r\n')), early })).toBe(`GET /\r\n${tail}`)
    expect(bytes({ url: 'ws://a', headers: [], early: '' })).toBe('GET / HTTP/1.1\r\n\r\n')
    expect(composeHandshake({ url: 'ws://a', headers: [], early }, { key: KEY }).lines.map((line) => line.part)).toEqual([
      'request-line',
      'blank',
      'early',
    ])
    expect(refused({ url: 'ws://a', early: '?' }).problems).toEqual([
      { path: 'request.early', message: 'early is not base64: expected the octets to send in standard base64 with padding' },
    ])
  })
  it('fills placeholders from the draft and from what is given, and names the rest', () => {
    const handshake = composeHandshake(
      { url: 'ws://{{host}}', headers: [{ line: 'A: {{a}} {{b}} {{c}}' }], variables: { host: 'h', a: '1' } },
      { key: KEY, values: { b: '2' } },
    )
    expect(latin1Decode(serializeRequest(handshake))).toBe('GET / HTTP/1.1\r\nA: 1 2 {{c}}\r\n\r\n')
    expect([handshake.missing, handshake.target?.host]).toEqual([['c'], 'h'])
  })
  it('T-10: never makes two lines of one: whatever is typed, the line ends are those of the lines, or it is refused', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('\r\n', '\n', '\r', 'a\r\nSET k v\r\n', '\u010d\u010a', '\u560d\u560a', '\u2028', '\u0085', '\0'),
    )
    const entry = fc.oneof(
      fc.tuple(fc.constantFrom('A', 'Host', 'X-\r\nB'), text),
      fc.tuple(text, text),
      fc.record({ line: text.map((value) => `A: ${value}`) }),
      fc.record({ base64: text.map((value) => base64Encode(utf8Encode(`A: ${value}`))) }),
    )
    const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
    const drafts = fc.record({
      path: text,
      headers: fc.array(entry, { maxLength: 3 }),
      method: some(text),
      target: some(text),
      version: some(text),
      filled: text,
    })
    fc.assert(
      fc.property(drafts, ({ path, headers, method, target, version, filled }) => {
        const draft = {
          url: `ws://a/${path}`,
          headers: [...headers, ['Filled', '{{v}}'] as [string, string]],
          variables: { v: filled },
          ...(method === undefined ? {} : { method }),
          ...(target === undefined ? {} : { target }),
          ...(version === undefined ? {} : { httpVersion: version }),
        }
        let handshake: ReturnType<typeof composeHandshake>
        try {
          handshake = composeHandshake(draft, { key: KEY })
        } catch (error) {
          expect(error).toBeInstanceOf(InputError)
          return
        }
        const octets = latin1Decode(serializeRequest(handshake))
        expect(octets.endsWith('\r\n\r\n')).toBe(true)
        // The request line, each header, the empty line: no more line ends than lines, and no half of one.
        expect(octets.split('\r\n')).toHaveLength(headers.length + 4)
        expect(octets.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      }),
      { numRuns: 500 },
    )
  })
  it('refuses an unreadable URL at its field', () => {
    expect(refused({ url: 'https://a' })).toMatchObject({
      code: 'bad-url',
      problems: [{ path: 'request.url', message: 'scheme is "https": expected "wss"' }],
    })
  })
  it.each<[HeaderEntry, string]>([
    [['A', 'b\r\nX: y'], 'value of "A" is "b\\r\\nX: y": expected no CR, LF or NUL; a raw request may send it'],
    [['A', 'b\0'], 'value of "A" is "b\\u0000": expected no CR, LF or NUL; a raw request may send it'],
    [['A\r\nB', 'x'], 'header name is "A\\r\\nB", with the character "\\r": expected a token (RFC 9110 §5.6.2); a raw request may send it'],
    [['', 'x'], 'header name is empty: expected a token (RFC 9110 §5.1); a raw request may send it'],
    [['A B', 'x'], 'header name is "A B", with the character " ": expected a token (RFC 9110 §5.6.2); a raw request may send it'],
    [
      { line: 'A\u00e9: x' },
      'header name is "A\u00e9", with the character "\u00e9": expected a token (RFC 9110 §5.6.2); a raw request may send it',
    ],
    [{ line: ': x' }, 'header name is empty: expected a token (RFC 9110 §5.1); a raw request may send it'],
    [{ line: 'no colon' }, 'line is "no colon": expected a name, a colon and a value; a raw request may send it'],
    [{ line: 'A: b\nX: y' }, 'line is "A: b\\nX: y": expected no CR or LF; a raw request may send it'],
    [{ base64: 'QTpiDQpYOnk=' }, 'line holds CR or LF: expected one line; a raw request may send it'],
    [{ base64: '!' }, 'base64 is "!": expected standard base64 with padding'],
    [{}, 'header entry is empty: expected [name, value], line or base64'],
  ])('refuses %j at its field', (entry, message) => expect(header(entry)).toEqual([{ path: 'request.headers[1]', message }]))
  it('refuses a value that brings a second line through a variable', () => {
    expect(refused({ url: 'ws://a', headers: [['A', '{{x}}']], variables: { x: '1\r\nB: 2' } }).problems[0]?.path).toBe(
      'request.headers[0]',
    )
  })
  it('refuses a request line of two lines', () => {
    expect(refused({ url: 'ws://a', headers: [], target: '/\r\nX: y' }).problems.map((problem) => problem.path)).toEqual(['request.target'])
  })
  it('names every entry that is wrong, and none that is disabled', () => {
    const headers = [{ line: ':' }, { line: 'bad', enabled: false }, { line: 'worse' }]
    expect(refused({ url: 'ws://a', headers }).problems.map((problem) => problem.path)).toEqual([
      'request.headers[0]',
      'request.headers[2]',
    ])
  })
})
