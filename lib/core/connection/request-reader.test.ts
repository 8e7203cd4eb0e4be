import { expect, it } from 'vitest'
import { feed } from '../../testing/feed'
import { head } from '../../testing/play'
import { createRequestReader } from './request-reader'

const REQUEST = head('GET /chat HTTP/1.1', 'Host: a')
const lines =
  (reader = createRequestReader()) =>
  (chunk: Uint8Array) =>
    reader
      .push(chunk, 1)
      .map((event) => event.type === 'request-head' && [event.head.start.text, event.head.lines.length, event.bytes.length])

it('gives the head once it is whole, in any pieces (RFC 9112 §2.1)', () => {
  feed(() => lines(), REQUEST, [['GET /chat HTTP/1.1', 1, REQUEST.length]])
})

it('keeps what follows the head, and when it was sent', () => {
  const reader = createRequestReader()
  reader.push(REQUEST, 1)
  reader.push(Uint8Array.of(1, 2), 5)
  expect(reader.early).toEqual([{ at: 5, bytes: Uint8Array.of(1, 2) }])
})

it('tells nothing of octets that are no request', () => {
  const reader = createRequestReader()
  expect(reader.push(Uint8Array.of(0x16, 3, 1), 1)).toEqual([])
  expect(reader.written()).toEqual([])
  expect(reader.head).toBeNull()
})

it('tells once what followed the head in later pieces, as a whole and only up to the end of the request', () => {
  const reader = createRequestReader()
  reader.push(Uint8Array.of(...REQUEST, 1), 1)
  expect(reader.written()).toEqual([])
  reader.push(Uint8Array.of(2, 3), 2)
  reader.push(Uint8Array.of(4), 3)
  expect(reader.written()).toEqual([{ type: 'request-rest', bytes: Uint8Array.of(1, 2, 3, 4) }])
  expect(reader.written()).toEqual([])
})
