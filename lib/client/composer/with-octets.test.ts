import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64Encode } from '../../core/bytes/base64'
import { latin1Decode, latin1Encode } from '../../core/bytes/latin1'
import type { RequestDraft } from '../../core/handshake/draft'
import { lintDraft } from '../lint-draft'
import { type Composer, composerOf, draftOf } from './composer'
import { octetsOf } from './raw-octets'
import { asLines, withOctets } from './with-octets'

const KEY = 'AQIDBAUGBwgJCgsMDQ4PEA=='
const STANDARD = [
  { line: 'Host: example.com', generated: true },
  { line: 'Sec-WebSocket-Key: {{auto}}', generated: true },
]
const composerFor = (draft: RequestDraft) => composerOf(draft, STANDARD)
const text = (composer: Composer) => latin1Decode(octetsOf(composer))
const retyped = (composer: Composer, from: string, to: string) => withOctets(composer, latin1Encode(text(composer).replace(from, to)))
const sent = (composer: Composer) => latin1Decode(lintDraft(draftOf(composer), KEY, null).bytes)

const composer = composerFor({
  url: 'wss://example.com/chat',
  headers: [
    { line: 'Host: example.com', generated: true },
    { line: 'X-Off: 1', enabled: false },
    { line: 'cookie: a=b', secret: true },
    { line: 'X-Empty:' },
    { line: 'X-Empty:', ending: 'lf' },
    { line: 'Authorization: ******', kept: 2, secret: true },
  ],
})

describe('octetsOf', () => {
  it('shows placeholders as they stand, lines in order with their endings, and no line that is switched off', () => {
    expect(text(composer)).toBe(
      'GET /chat HTTP/1.1\r\nHost: example.com\r\ncookie: a=b\r\nX-Empty:\r\nX-Empty:\nAuthorization: ******\r\n\r\n',
    )
    expect(text(composerFor({ url: 'wss://example.com/' }))).toContain('Sec-WebSocket-Key: {{auto}}\r\n')
  })

  it('escapes braces of a line that is not filled in', () => {
    expect(text(composerFor({ url: 'ws://h/', headers: [{ line: 'A: {{x}}', template: false }] }))).toContain('A: \\{{x}}')
  })
})

describe('withOctets', () => {
  it('changes nothing where nothing changed', () => {
    expect(withOctets(composer, octetsOf(composer))).toBe(composer)
  })

  it('keeps what is set on lines that did not change, and where disabled ones stand', () => {
    const next = retyped(composer, 'X-Empty:\r\n', 'x-empty: \t\r\nX-New: 1\r\n')
    expect(next.rows).toEqual([
      composer.rows[0],
      composer.rows[1],
      composer.rows[2],
      { id: 5, line: 'x-empty: \t', enabled: true, generated: false, secret: false },
      { id: 7, line: 'X-New: 1', enabled: true, generated: false, secret: false },
      { id: 4, line: 'X-Empty:', enabled: true, generated: false, secret: false, ending: 'lf' },
      composer.rows[5],
    ])
    expect(next.rest).toEqual({})
  })

  it('lets lines change places with all that is set on them', () => {
    const next = retyped(composer, 'Host: example.com\r\ncookie: a=b\r\n', 'cookie: a=b\r\nHost: example.com\r\n')
    expect(next.rows.map(({ id }) => id)).toEqual([3, 1, 2, 4, 5, 6])
    expect(next.rows[1]?.generated).toBe(true)
  })

  it('writes what differs from the URL and the defaults, and leaves the rest to them', () => {
    const next = retyped(composer, 'GET /chat HTTP/1.1', 'get * HTTP/1.0')
    expect(next.rest).toEqual({ method: 'get', target: '*', httpVersion: '1.0' })
    expect(retyped(next, 'get * HTTP/1.0', 'GET * HTTP/1.1').rest).toEqual({ method: 'GET', target: '*', httpVersion: '1.1' })
  })

  it('keeps octets that no lines give, and the lines of before; mended, they are lines again', () => {
    const broken = retyped(composer, 'GET /chat HTTP/1.1', 'GET')
    expect(broken.rows).toBe(composer.rows)
    expect(latin1Decode(octetsOf(broken))).toMatch(/^GET\r\nHost/)
    const mended = retyped(broken, 'GET\r\n', 'GET /chat HTTP/1.1\r\n')
    expect(mended).toEqual(composer)
  })

  it('still fills in placeholders when lines became octets', () => {
    const broken = retyped(composerFor({ url: 'ws://h/' }), 'GET / ', 'GET ')
    expect(broken.rest.template).toBeUndefined()
    const raw = withOctets(composerFor({ url: 'ws://h/' }), latin1Encode('GET\r\nSec-WebSocket-Key: {{auto}}\r\n\r\n'))
    expect(raw.rest.template).toBe(true)
    expect(sent(raw)).toBe(`GET\r\nSec-WebSocket-Key: ${KEY}\r\n\r\n`)
  })

  it('sends the braces of a raw draft as they are once it is lines', () => {
    const raw = composerFor({ url: 'ws://h/', raw: base64Encode(latin1Encode('GET / HTTP/1.1\r\nA: {{x}}\r\n\r\n')) })
    const lines = asLines(raw, octetsOf(raw))
    expect(lines?.rows.map(({ line }) => line)).toEqual(['A: \\{{x}}'])
    expect(lines && sent(lines)).toBe('GET / HTTP/1.1\r\nA: {{x}}\r\n\r\n')
  })

  it('sends the octets that were typed, whatever they are', () => {
    const piece = fc.constantFrom('GET', ' ', '/', 'HTTP/1.1', '\r\n', '\n', '\r', 'A: b', ':', '\t', '\xff', 'é', '\0', '\r\n\r\n', 'x')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const octets = `GET / HTTP/1.1\r\n${pieces.join('')}`
        for (const typed of [octets, pieces.join('')]) {
          const next = withOctets(composer, latin1Encode(typed))
          expect(text(next)).toBe(typed)
          expect(sent(next)).toBe(typed)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
