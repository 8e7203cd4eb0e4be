import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feed } from '../../testing/feed'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { type Body, createBodyReader } from './body'
import type { Framing } from './body-framing'

const framing = (kind: Framing['kind'], length = 0): Framing => ({ kind, length, faults: [] })
const brief = (body: Body) => ({
  text: latin1Decode(body.bytes),
  complete: body.complete,
  truncated: body.truncated,
  faults: body.faults,
  trailers: body.trailers,
})
/** Gives the body once it is complete, with the number of octets it took. */
const reader =
  (how: Framing, bodyBytes = 1024) =>
  () => {
    const body = createBodyReader(how, { bodyBytes })
    let used = 0
    let given = false
    return (chunk: Uint8Array) => {
      used += body.push(chunk)
      if (given || !body.complete) return []
      given = true
      return [{ ...brief(body.body()), used }]
    }
  }
const whole = (text: string, used: number, more: Partial<Body> = {}) => ({
  text,
  used,
  complete: true,
  truncated: false,
  faults: [],
  trailers: [],
  ...more,
})
/** What is there when the connection ends after these octets. */
const ended = (how: Framing, text: string, bodyBytes = 1024) => {
  const body = createBodyReader(how, { bodyBytes })
  for (const octet of latin1Encode(text)) body.push(new Uint8Array([octet]))
  body.end()
  return brief(body.body())
}

describe('createBodyReader', () => {
  it('takes no octet where there is no body', () => {
    const body = createBodyReader(framing('none'), { bodyBytes: 10 })
    expect([body.complete, body.push(latin1Encode('\x81\x05Hello')), body.body().bytes.length]).toEqual([true, 0, 0])
  })
  it('reads by length and leaves what follows', () => {
    feed(reader(framing('content-length', 5)), latin1Encode('Hello'), [whole('Hello', 5)])
  })
  it('is complete at once for a length of 0', () => {
    expect(createBodyReader(framing('content-length', 0), { bodyBytes: 10 }).complete).toBe(true)
  })
  it('says that a body ended early', () => {
    expect(ended(framing('content-length', 2 ** 63), 'Hel')).toEqual({
      text: 'Hel',
      complete: false,
      truncated: false,
      faults: ['ended-early'],
      trailers: [],
    })
  })
  it('reads until the connection ends', () => {
    expect(ended(framing('until-close'), 'Hello')).toEqual({ text: 'Hello', complete: true, truncated: false, faults: [], trailers: [] })
  })
  it('keeps no more than the limit and says so', () => {
    expect(ended(framing('until-close'), 'Hello', 3)).toMatchObject({ text: 'Hel', truncated: true, complete: true })
    feed(reader(framing('content-length', 5), 3), latin1Encode('Hello'), [whole('Hel', 5, { truncated: true })])
    feed(reader(framing('chunked'), 3), latin1Encode('5\r\nHello\r\n0\r\n\r\n'), [whole('Hel', 15, { truncated: true })])
  })
  it('removes the chunked coding (RFC 9112 §7.1)', () => {
    feed(reader(framing('chunked')), latin1Encode('5\r\nHello\r\n7;a="b;c"\r\n, World\r\n0\r\n\r\n'), [whole('Hello, World', 35)])
  })
  it('keeps trailers (RFC 9112 §7.1.2)', () => {
    feed(reader(framing('chunked')), latin1Encode('A \r\n0123456789\r\n000;x\r\nX: y\r\nZ:\r\n\r\n'), [
      whole('0123456789', 35, { trailers: ['X: y', 'Z:'] }),
    ])
  })
  it('takes bare LF and a missing ending, and says so', () => {
    feed(reader(framing('chunked')), latin1Encode('1\na\n0\n\n'), [whole('a', 7, { faults: ['chunk-bare-lf'] })])
    feed(reader(framing('chunked')), latin1Encode('1\r\na2\r\nbc\r\n0\r\n\r\n'), [whole('abc', 16, { faults: ['chunk-ending-missing'] })])
  })
  it.each(['x\r\nrest', '-1\r\nrest', '\r\nrest', '0x5\r\nrest', '5 5\r\nrest'])('keeps what follows the bad size %j as it is', (text) => {
    expect(ended(framing('chunked'), text)).toMatchObject({
      text: 'rest',
      complete: false,
      faults: ['chunk-size-malformed', 'ended-early'],
    })
  })
  it.each(['8000000000000000', 'ffffffffffffffffffff', `1${'0'.repeat(2000)}`])('is not upset by a chunk of 0x%s octets', (size) => {
    expect(ended(framing('chunked'), `${size}\r\nabc`)).toMatchObject({
      text: 'abc',
      complete: false,
      faults: ['chunk-size-too-large', 'ended-early'],
    })
  })
  it('bounds a size line and trailers', () => {
    expect(ended(framing('chunked'), `5;${'x'.repeat(20_000)}`).faults).toEqual(['chunk-line-too-long', 'ended-early'])
    expect(ended(framing('chunked'), `0\r\n${'X: y\r\n'.repeat(4000)}`).faults).toEqual(['trailers-too-long', 'ended-early'])
  })
  it('brings back any octets cut into any chunks', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 6 }), (chunks) => {
        const coded = `${chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${latin1Decode(chunk)}\r\n`).join('')}0\r\n\r\n`
        feed(reader(framing('chunked')), latin1Encode(coded), [whole(chunks.map((chunk) => latin1Decode(chunk)).join(''), coded.length)])
      }),
      { numRuns: 50 },
    )
  })
})
