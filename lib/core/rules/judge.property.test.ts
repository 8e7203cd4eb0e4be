import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { octetsOfPart } from '../../testing/rule-tester'
import { latin1Decode } from '../bytes/latin1'
import { conversation } from './conversation'
import { judge } from './judge'
import { SAMPLE_REQUEST, SAMPLE_RESPONSE } from './sample'

const NAMES = [...SAMPLE_REQUEST, ...SAMPLE_RESPONSE].slice(1).map((line) => line.split(':')[0] ?? '')
const name = fc.constantFrom(
  ...NAMES,
  'Sec-WebSocket-Extensions',
  'Sec-WebSocket-Protocol',
  'Origin',
  'Authorization',
  'Cookie',
  'Content-Length',
)
const text = fc.uint8Array({ maxLength: 24 }).map((octets) => latin1Decode(octets))
const pieces = fc.constantFrom(
  'websocket',
  'Upgrade',
  ',',
  ';',
  '=',
  '"',
  ' ',
  'permessage-deflate',
  '\r',
  '\n',
  '\0',
  ':',
  '101',
  '\xff',
  '{{a}}',
  '//',
)
const value = fc.oneof(
  text,
  fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
)
const line = fc
  .tuple(name, fc.constantFrom(': ', ':', ' : ', ''), value, fc.constantFrom('\r\n', '\n', '\r\n '))
  .map((parts) => parts.join(''))
const head = (starts: readonly string[]) =>
  fc
    .tuple(fc.oneof(fc.constantFrom(...starts), text), fc.array(line, { maxLength: 8 }), fc.constantFrom('\r\n', '\n', ''), text)
    .map(([start, lines, blank, rest]) => `${start}\r\n${lines.join('')}${blank}${rest}`)

describe('judge', () => {
  it('lets no rule throw, and marks octets that exist, whatever was sent and answered', () => {
    const request = head(['GET / HTTP/1.1', 'get  x', 'POST http://a/b#c HTTP/2', ''])
    const response = head(['HTTP/1.1 101 Switching Protocols', 'HTTP/1.0 101', 'HTTP/1.1 426 x', 'HTTP/1.1 400 ', 'HTTP/9', ''])
    fc.assert(
      fc.property(request, response, value, (sent, answered, path) => {
        const artifacts = conversation({ name: '', because: '', url: `ws://example.com/${path}`, request: sent, response: answered })
        for (const verdict of judge(artifacts)) {
          expect(verdict.because, verdict.rule).not.toMatch(/^The rule itself failed/)
          for (const { part, start, end } of verdict.at) {
            expect(start, verdict.rule).toBeLessThan(end)
            expect(end, verdict.rule).toBeLessThanOrEqual(octetsOfPart(artifacts, part).length)
          }
        }
      }),
      { numRuns: 400 },
    )
  })
})
