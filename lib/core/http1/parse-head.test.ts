import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feed } from '../../testing/feed'
import { hexDecode } from '../bytes/hex'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import type { ResponseHead } from './head'
import { createHeadScanner } from './head-end'
import { parseRequestHead, parseResponseHead } from './parse-head'

/** Collects octets up to the end of the head, as whoever owns a socket does, and then parses. */
const reader = () => {
  const scanner = createHeadScanner({ headBytes: 65_536, headLines: 256, lineBytes: 16_384 })
  let text = ''
  let done = false
  return (chunk: Uint8Array): (ResponseHead | null)[] => {
    if (done) return []
    text += latin1Decode(chunk)
    done = scanner.push(chunk).state === 'complete'
    return done ? [parseResponseHead(latin1Encode(text))] : []
  }
}
const brief = (head: ResponseHead | null) =>
  head && {
    start: [head.start.version, head.start.status, head.start.reason],
    lines: head.lines.map((line) => `${line.name}=${line.value}`),
    faults: [head.start, ...head.lines].flatMap((part) => part.faults.map((fault) => fault.code)),
    length: head.length,
    complete: head.complete,
  }
const response = (text: string) => brief(parseResponseHead(latin1Encode(text)))

describe('parseResponseHead', () => {
  it('reads the answer of RFC 6455 §1.3 however it arrives', () => {
    const text = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n'
    feed(reader, latin1Encode(text), [
      {
        start: {
          text: 'HTTP/1.1 101 Switching Protocols',
          span: { start: 0, end: 32 },
          version: 'HTTP/1.1',
          versionSpan: { start: 0, end: 8 },
          status: 101,
          statusSpan: { start: 9, end: 12 },
          reason: 'Switching Protocols',
          reasonSpan: { start: 13, end: 32 },
          faults: [],
        },
        lines: [
          {
            name: 'Upgrade',
            value: 'websocket',
            span: { start: 34, end: 54 },
            nameSpan: { start: 34, end: 41 },
            valueSpan: { start: 43, end: 52 },
            faults: [],
          },
        ],
        blank: { start: 54, end: 56 },
        length: 56,
        complete: true,
      },
    ])
  })
  it('keeps everything of an odd head', () => {
    expect(response('\r\nHTTP/1.1 101\nUpgrade : websocket\r\nA:b\r\n c\nno colon\r\nA: b\x00\r\n\nrest')).toEqual({
      start: ['HTTP/1.1', 101, ''],
      lines: ['Upgrade=websocket', 'A=b c', '=no colon', 'A=b\x00'],
      faults: [
        'empty-line-before-start',
        'missing-space-after-status',
        'bare-lf',
        'space-before-colon',
        'obs-fold',
        'bare-lf',
        'no-colon',
        'nul-in-value',
        'bare-lf',
      ],
      length: 62,
      complete: true,
    })
  })
  it('reads a head that is cut off as far as it goes', () => {
    expect(response('HTTP/1.1 101 Sw')).toEqual({ start: ['HTTP/1.1', 101, 'Sw'], lines: [], faults: [], length: 15, complete: false })
    expect(response('HTTP/1.1 101 S\r\nUpgra')).toEqual({
      start: ['HTTP/1.1', 101, 'S'],
      lines: ['=Upgra'],
      faults: ['no-colon'],
      length: 21,
      complete: false,
    })
    expect(parseResponseHead(latin1Encode('HTTP/1.1 101 S\r\nA: b\r\n'))?.blank).toEqual({ start: 22, end: 22 })
  })
  it('does not look behind the blank line', () => {
    expect(response('HTTP/1.1 101 S\r\n\r\n\x81\x05Hello\r\nX: y\r\n\r\n')).toMatchObject({ length: 18, lines: [] })
  })
  it('reads a megabyte of irregular octets', () => {
    const bytes = latin1Encode(`HTTP/1.1 101 S\r\nA: ${'\x01a'.repeat(500_000)}\r\n\r\n`)
    expect(parseResponseHead(bytes)?.lines[0]?.faults.length).toBe(500_000)
  })
  it('puts a bare LF of the blank line with the start line when there is no other', () => {
    expect(parseResponseHead(latin1Encode('HTTP/1.1 101 S\r\n\n'))?.start.faults).toEqual([
      { code: 'bare-lf', span: { start: 16, end: 17 } },
    ])
  })
  it('reports controls and other characters of the reason', () => {
    expect(response('HTTP/1.1 200 \xc3\xa9\x07\r\n\r\n')?.faults).toEqual(['non-ascii-in-value', 'control-in-value'])
  })
  it.each([
    ['', 'nothing'],
    ['\r\n\r\n', 'empty lines'],
    ['ICY 200 OK\r\n\r\n', 'SHOUTcast'],
    ['SSH-2.0-OpenSSH_9.2\r\n', 'an SSH banner'],
    ['<!doctype html><html>\r\n\r\n', 'markup'],
    ['RTSP/1.0 200 OK\r\n\r\n', 'RTSP'],
    ['101 Switching Protocols\r\n\r\n', 'a status without version'],
  ])('%j is no response head: %s', (text) => expect(response(text)).toBeNull())
  it.each([
    ['15 03 03 00 02 02 28', 'a TLS alert'],
    ['16 03 01 00 05 01 00 00 01 00', 'a TLS record'],
    ['00 00 12 04 00 00 00 00 00 00 03 00 00 00 64', 'an HTTP/2 SETTINGS frame'],
  ])('%s is no response head: %s', (hex) => expect(parseResponseHead(hexDecode(hex) ?? new Uint8Array())).toBeNull())
  it('never throws, and its spans cover the head without a gap', () => {
    const octet = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(0x0d, 0x0a, 0x20, 0x3a, 0x41, 0x09) },
      { weight: 1, arbitrary: fc.nat(255) },
    )
    fc.assert(
      fc.property(fc.array(octet, { maxLength: 80 }), (tail) => {
        const bytes = latin1Encode(`HTTP/1.1 101 S\r\n${String.fromCharCode(...tail)}`)
        const head = parseResponseHead(bytes)
        if (head === null) throw new Error('null')
        let at = 16
        for (const line of head.lines) {
          expect(line.span.start).toBe(at)
          expect(latin1Decode(bytes, line.nameSpan.start, line.nameSpan.end)).toBe(line.name)
          if (!line.faults.some((fault) => fault.code === 'obs-fold'))
            expect(latin1Decode(bytes, line.valueSpan.start, line.valueSpan.end)).toBe(line.value)
          at = line.span.end
        }
        expect(head.blank.start).toBe(at)
        expect(head.length).toBe(head.blank.end)
        const scan = createHeadScanner({ headBytes: 9999, headLines: 999, lineBytes: 9999 }).push(bytes)
        expect(scan).toEqual(head.complete ? { state: 'complete', end: head.length } : { state: 'incomplete' })
      }),
      { numRuns: 3000 },
    )
  })
})

describe('parseRequestHead', () => {
  it('reads a request with its lines', () => {
    const head = parseRequestHead(latin1Encode('GET /chat HTTP/1.1\r\nHost: a\r\nHost:b\r\n\r\n\x81'))
    expect(head).toMatchObject({
      start: { method: 'GET', target: '/chat', version: 'HTTP/1.1', span: { start: 0, end: 18 } },
      lines: [
        { name: 'Host', value: 'a', span: { start: 20, end: 29 } },
        { name: 'Host', value: 'b', span: { start: 29, end: 37 } },
      ],
      blank: { start: 37, end: 39 },
      length: 39,
      complete: true,
    })
  })
  it('reads lines that end with CR only as one start line, each CR a fault', () => {
    const head = parseRequestHead(latin1Encode('GET / HTTP/1.1\rHost: a\r\r'))
    expect(head?.lines).toEqual([])
    expect(head?.complete).toBe(false)
    expect(head?.start.faults.filter((fault) => fault.code === 'bare-cr').map((fault) => fault.span)).toEqual([
      { start: 14, end: 15 },
      { start: 22, end: 24 },
    ])
  })
  it('is null for nothing and for binary octets', () => {
    expect(parseRequestHead(new Uint8Array())).toBeNull()
    expect(parseRequestHead(new Uint8Array([0x16, 0x03, 0x01]))).toBeNull()
  })
})
