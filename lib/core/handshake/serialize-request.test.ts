import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { composeHandshake } from './compose'
import type { HeaderEntry, LineEnding } from './draft'
import { entriesAt, lineRanges, serializeRequest } from './serialize-request'

const MARKS = { crlf: '\r\n', lf: '\n', cr: '\r', none: '' }
const ending = fc.constantFrom<LineEnding>('crlf', 'lf', 'cr', 'none')
const name = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/)
const value = fc.string({ maxLength: 20 }).filter((text) => !/[\r\n\0{]/.test(text))
const line = fc.tuple(name, fc.constantFrom(':', ': ', ' :\t'), value).map((parts) => parts.join(''))
const entry: fc.Arbitrary<HeaderEntry> = fc.oneof(
  fc.tuple(name, value),
  fc.record({ line, enabled: fc.boolean(), ending }, { requiredKeys: ['line'] }),
)

describe('serializeRequest', () => {
  it('is the concatenation of the enabled lines, for any draft', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), ending, value, (headers, lineEnding, body) => {
        const lines = headers.flatMap((one) => {
          if ('line' in one) return one.enabled === false ? [] : [`${one.line}${MARKS[one.ending ?? lineEnding]}`]
          return Array.isArray(one) ? [`${one[0]}: ${one[1]}${MARKS[lineEnding]}`] : []
        })
        const expected = `GET /x HTTP/1.1${MARKS[lineEnding]}${lines.join('')}${MARKS[lineEnding]}${body}`
        const handshake = composeHandshake({ url: 'ws://a/x', headers, lineEnding, body }, { key: 'k' })
        expect(serializeRequest(handshake)).toEqual(latin1Encode(expected))
      }),
    )
  })
  it('sends any raw octets as they are', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (octets) => {
        const raw = Buffer.from(octets).toString('base64')
        expect(serializeRequest(composeHandshake({ url: '', raw }, { key: 'k' }))).toEqual(octets)
      }),
    )
  })
})

describe('lineRanges', () => {
  const handshake = composeHandshake(
    { url: 'ws://a', headers: [['A', '1'], { line: 'off: 1', enabled: false }, { line: 'B:2' }], body: 'x' },
    { key: 'k' },
  )
  const octets = serializeRequest(handshake)
  it('leads every octet back to its line', () => {
    expect(lineRanges(handshake).map(({ span, part, entry: index }) => [part, index, latin1Decode(octets, span.start, span.end)])).toEqual([
      ['request-line', null, 'GET / HTTP/1.1\r\n'],
      ['field', 0, 'A: 1\r\n'],
      ['field', 2, 'B:2\r\n'],
      ['blank', null, '\r\n'],
      ['body', null, 'x'],
    ])
  })
  it('finds the same entries as looking at every line would, for any draft and span', () => {
    const lengths = fc.array(fc.nat({ max: 4 }), { maxLength: 12 })
    fc.assert(
      fc.property(lengths, fc.nat({ max: 30 }), fc.nat({ max: 10 }), (sizes, start, size) => {
        let at = 0
        const ranges = sizes.map((length, entry) => {
          const span = { start: at, end: at + length }
          at = span.end
          return { span, part: 'field' as const, entry: entry % 3 === 0 ? null : entry }
        })
        const touched = ranges.filter(({ span }) => span.start < start + Math.max(size, 1) && start < span.end)
        expect(entriesAt(ranges, { start, end: start + size })).toEqual(touched.flatMap(({ entry }) => entry ?? []))
      }),
    )
  })
  it('finds the entries under a span', () => {
    const ranges = lineRanges(handshake)
    expect(entriesAt(ranges, { start: 0, end: 5 })).toEqual([])
    expect(entriesAt(ranges, { start: 19, end: 20 })).toEqual([0])
    expect(entriesAt(ranges, { start: 20, end: 24 })).toEqual([0, 2])
    expect(entriesAt(ranges, { start: 22, end: 22 })).toEqual([2])
  })
})
