import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { octetsOfPart } from '../../testing/rule-tester'
import { base64Decode, base64Encode } from '../bytes/base64'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { parseResponseHead } from '../http1/parse-head'
import { fieldList } from '../http2/field-list'
import { PHASES } from '../transcript/failure'
import { conversation } from './conversation'
import { judge } from './judge'
import { SAMPLE_REQUEST, SAMPLE_RESPONSE } from './sample'
import { WITH_DEFLATE, withDeflate } from './sample-frames'
import { DER_SHA1_WITH_ISSUER } from './sample-tls'
import type { SessionStep } from './session-steps'

const DER = base64Decode(DER_SHA1_WITH_ISSUER) ?? new Uint8Array(1)

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

  it('lets no rule throw on any session, and says the same of its octets whole and one by one', () => {
    const octet = fc.oneof(fc.nat(255), fc.constantFrom(0x81, 0x01, 0x80, 0x00, 0x88, 0x89, 0x8a, 0xc1, 0x02, 0x7e, 0x7f, 0x03, 0xe8))
    const octets = fc.array(octet, { minLength: 1, maxLength: 40 }).map((values) => values.map((one) => one.toString(16).padStart(2, '0')))
    const steps = fc.array(fc.tuple(fc.boolean(), octets, fc.nat(9_000)), { maxLength: 5 })
    const end = fc.constantFrom('fin', 'rst', 'timeout', 'abort', null)
    const heads = fc.constantFrom({}, WITH_DEFLATE, withDeflate('server_no_context_takeover; server_max_window_bits=8'))
    fc.assert(
      fc.property(steps, end, heads, (played, how, offered) => {
        let at = 0
        const session = (cut: boolean): SessionStep[] => {
          at = 0
          const pieces = played.flatMap(([sent, all, ms]) => {
            at += ms
            return (cut ? all : [all.join(' ')]).map((hex): SessionStep => (sent ? { at, sent: hex } : { at, received: hex }))
          })
          return how === null ? pieces : [...pieces, { at: at + 5, ends: how }]
        }
        const judged = (cut: boolean) => judge(conversation({ name: '', because: '', ...offered, session: session(cut) }))
        const whole = judged(false)
        const broken = whole.filter(({ because }) => /^The rule itself failed|\bNaN\b|\bundefined\b|\{[A-Za-z]+\}/.test(because))
        expect(broken).toEqual([])
        expect(judged(true)).toEqual(whole)
      }),
      { numRuns: 150 },
    )
  })

  it('lets no rule throw on what precedes an answer, whatever certificates, fields and proxies hold', () => {
    const certificates = fc.record({
      subject: fc.oneof(text, fc.constant('CN=example.com')),
      issuer: fc.oneof(text, fc.constant('CN=example.com')),
      validFrom: fc.oneof(text, fc.constant('2026-10-01T00:00:00.000Z'), fc.constant('+010000-01-01T00:00:00.000Z')),
      validTo: fc.oneof(text, fc.constant('2026-12-01T00:00:00.000Z'), fc.constant('9999-12-31T23:59:59.000Z')),
      sans: fc.array(fc.oneof(text, fc.constantFrom('DNS:*.example.com', 'DNS:', 'IP Address:1', 'IP Address:')), { maxLength: 4 }),
      serialNumber: text,
      fingerprint256: text,
      der: fc.oneof(
        text,
        fc.uint8Array({ maxLength: 40 }).map((octets) => base64Encode(octets)),
        // A certificate with an octet changed.
        fc.tuple(fc.nat(DER.length - 1), fc.nat(255)).map(([at, octet]) => base64Encode(DER.with(at, octet))),
      ),
      key: fc.constantFrom(undefined, { type: 'rsa', bits: 1024 }, { type: 'ec', curve: 'x' }, { type: '__proto__', bits: 1 }),
    })
    const tls = fc.record({
      version: fc.constantFrom(null, 'TLSv1.3', 'SSLv3'),
      cipher: fc.oneof(fc.constant(null), text),
      alpn: fc.oneof(fc.constant(null), text),
      alpnOffered: fc.array(text, { maxLength: 2 }),
      serverName: fc.oneof(fc.constant(null), text),
      verify: fc.boolean(),
      verified: fc.boolean(),
      error: fc.constantFrom(null, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'constructor'),
      chain: fc.array(certificates, { maxLength: 4 }),
    })
    const fieldLine = fc.tuple(fc.oneof(text, fc.constantFrom(':status', ':path', ':method', 'sec-websocket-extensions', 'host')), value)
    const fields = fc.array(fieldLine, { maxLength: 6 }).map((pairs) => fieldList(pairs))
    const failure = fc.record({
      phase: fc.constantFrom(...PHASES),
      code: fc.constantFrom('tls-alert', 'connection-refused', 'http2-goaway', 'proxy-refused', 'name-not-found'),
      detail: text,
      alert: fc.constantFrom(undefined, 0, 40, 255, -1),
    })
    fc.assert(
      fc.property(
        tls,
        fields,
        fields,
        failure,
        head(['HTTP/1.1 407 x', 'HTTP/1.1 200 OK', '']),
        (secured, request, response, failed, answer) => {
          const octets = latin1Encode(answer)
          const artifacts = {
            ...conversation({ name: '', because: '', url: 'wss://example.com/', response: `HTTP/1.1 302 x\r\nLocation: ${answer}` }),
            startedAt: '2026-11-25T12:00:00.000Z',
            tls: secured,
            failure: failed,
            proxy: { kind: 'http', request: octets, answer: octets, head: parseResponseHead(octets), granted: secured.verify },
            http2: { settings: { ENABLE_CONNECT_PROTOCOL: 2 }, enableConnectProtocol: false, request, response },
          } as const
          // With octets of both versions at hand, a place may count in either; that one is not empty holds all the same.
          const { http2: _, ...overHttp1 } = artifacts
          const broken = [...judge(artifacts), ...judge(overHttp1)].filter(
            ({ because, at }) => /^The rule itself failed|\bNaN\b|\bundefined\b/.test(because) || at.some(({ start, end }) => start >= end),
          )
          expect(broken).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })
})
