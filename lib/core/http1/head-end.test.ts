import { describe, expect, it } from 'vitest'
import { feed } from '../../testing/feed'
import { latin1Encode } from '../bytes/latin1'
import { createHeadScanner, type HeadLimits, type HeadScan } from './head-end'

const LIMITS: HeadLimits = { headBytes: 65_536, headLines: 256, lineBytes: 16_384 }
/** Gives each scan that is more than `incomplete`, once. */
const reader = (limits: HeadLimits) => () => {
  const scanner = createHeadScanner(limits)
  let done = false
  return (chunk: Uint8Array): HeadScan[] => {
    const scan = scanner.push(chunk)
    if (done || scan.state === 'incomplete') return []
    done = true
    return [scan]
  }
}
const ends = (text: string, expected: HeadScan[], limits = LIMITS) => feed(reader(limits), latin1Encode(text), expected)

describe('createHeadScanner', () => {
  it('ends a head at its blank line', () => ends('HTTP/1.1 101 S\r\nA: b\r\n\r\n', [{ state: 'complete', end: 24 }]))
  it('ends a head of a start line only', () => ends('HTTP/1.1 200 \r\n\r\n', [{ state: 'complete', end: 17 }]))
  it('takes bare LF and mixtures (RFC 9112 §2.2)', () => {
    ends('HTTP/1.1 101\nA: b\n\n', [{ state: 'complete', end: 19 }])
    ends('HTTP/1.1 101\r\nA: b\n\r\n', [{ state: 'complete', end: 21 }])
    ends('HTTP/1.1 101\nA: b\r\n\n', [{ state: 'complete', end: 20 }])
  })
  it('passes over empty lines before the start line (RFC 9112 §2.2)', () => {
    ends('\r\n\n\r\nHTTP/1.1 101\r\n\r\n', [{ state: 'complete', end: 21 }])
  })
  it('does not take a line of white space or of CR CR for the blank line', () => {
    ends('HTTP/1.1 101\r\nA: b\r\n \r\n\r\r\n\r\n', [{ state: 'complete', end: 28 }])
  })
  it('does not end at bare CRs', () => {
    feed(reader(LIMITS), latin1Encode('HTTP/1.1 101\r\rA: b\r\r'), [], null)
  })
  it('is incomplete for ever without a blank line', () => {
    feed(reader(LIMITS), latin1Encode('HTTP/1.1 101\r\nA: b\r\n'), [], null)
  })
  it('names the limit on a line', () => {
    ends(`HTTP/1.1 101\r\nA: ${'b'.repeat(40)}`, [{ state: 'limit', limit: 'lineBytes', end: 35 }], { ...LIMITS, lineBytes: 20 })
  })
  it('names the limit on the number of lines', () => {
    ends('HTTP/1.1 101\r\nA:1\r\nB:2\r\nC:3\r\n\r\n', [{ state: 'limit', limit: 'headLines', end: 29 }], { ...LIMITS, headLines: 2 })
    ends('HTTP/1.1 101\r\nA:1\r\nB:2\r\n\r\n', [{ state: 'complete', end: 26 }], { ...LIMITS, headLines: 2 })
  })
  it('names the limit on the head', () => {
    ends('HTTP/1.1 101\r\nA:1\r\n\r\n', [{ state: 'limit', limit: 'headBytes', end: 20 }], { ...LIMITS, headBytes: 20 })
    ends('HTTP/1.1 101\r\nA:1\r\n\r\n', [{ state: 'complete', end: 21 }], { ...LIMITS, headBytes: 21 })
  })
  it('bounds empty lines before the start line too', () => {
    expect(createHeadScanner(LIMITS).push(latin1Encode('\r\n'.repeat(40_000)))).toEqual({ state: 'limit', limit: 'headBytes', end: 65_536 })
  })
  it('stays at its result', () => {
    const scanner = createHeadScanner(LIMITS)
    scanner.push(latin1Encode('HTTP/1.1 101\r\n\r\n'))
    expect(scanner.push(latin1Encode('\x81\x00'))).toEqual({ state: 'complete', end: 16 })
  })
  it('looks at each octet once: a head of 64 KiB octet by octet', () => {
    const head = latin1Encode(`HTTP/1.1 101 S\r\n${`X: ${'y'.repeat(995)}\r\n`.repeat(65)}\r\n`)
    const scanner = createHeadScanner(LIMITS)
    let reads = 0
    const counting = new Proxy(new Uint8Array(1), {
      get(target, key) {
        if (key === '0') reads++
        return Reflect.get(target, key, target)
      },
    })
    let scan: HeadScan = { state: 'incomplete' }
    for (const octet of head) {
      Reflect.set(counting, '0', octet, counting)
      scan = scanner.push(counting)
    }
    expect(scan).toEqual({ state: 'complete', end: head.length })
    expect(reads).toBe(head.length)
  })
})
