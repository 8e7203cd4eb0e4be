import { describe, expect, it } from 'vitest'
import { hexDecode } from '../bytes/hex'
import { createFrameBatch } from './frame-batch'
import { createFrameScanner, type FrameScannerOptions } from './scan'
import { ENDS_MESSAGE, VIOLATION, VIOLATIONS, violationsOf } from './violations'

const hex = (text: string) => hexDecode(text) ?? new Uint8Array(0)

/** Every filled row of the batch these octets give. */
function rows(bytes: Uint8Array, options: Partial<FrameScannerOptions> = {}) {
  const batch = createFrameBatch()
  createFrameScanner({ direction: 'received', ...options }).push(bytes, 7, batch)
  return Array.from({ length: batch.length }, (_, row) => ({
    n: batch.n[row],
    at: batch.at[row],
    offset: batch.offset[row],
    header: batch.headerLength[row],
    payload: batch.payloadLength[row],
    first: batch.first[row],
    message: batch.message[row],
    violations: violationsOf(batch.flags[row] ?? 0),
    last: ((batch.flags[row] ?? 0) & ENDS_MESSAGE) !== 0,
  }))
}

it('gives a row a frame: place, lengths, first octet, and the message it belongs to (RFC 6455 §5.2, §5.4)', () => {
  const none = { at: 7, header: 2, violations: [] }
  expect(rows(hex('0103 48656c 8905 48656c6c6f 8002 6c6f'))).toEqual([
    { ...none, n: 1, offset: 0, payload: 3, first: 0x01, message: 1, last: false },
    { ...none, n: 2, offset: 5, payload: 5, first: 0x89, message: 0, last: false },
    { ...none, n: 3, offset: 12, payload: 2, first: 0x80, message: 1, last: true },
  ])
})

it('keeps the masking key of a frame beside it, its first octet the highest (RFC 6455 §5.3)', () => {
  const batch = createFrameBatch()
  createFrameScanner({ direction: 'sent' }).push(hex('8185 37fa213d 7f9f4d5158'), 1, batch)
  expect([batch.key[0], batch.second[0]]).toEqual([0x37fa213d, 0x85])
})

it('stops where the batch is full and goes on from there', () => {
  const batch = createFrameBatch(2)
  const scanner = createFrameScanner({ direction: 'received' })
  const bytes = hex('8100 8200 8900')
  expect(scanner.push(bytes, 1, batch)).toBe(4)
  expect(scanner.push(bytes, 1, batch, 4)).toBe(4)
  batch.length = 0
  expect(scanner.push(bytes, 1, batch, 4)).toBe(6)
  expect([batch.length, batch.n[0], batch.offset[0]]).toEqual([1, 3, 4])
})

it('keeps the payload of a frame that comes in pieces, unmasked and up to the cap', () => {
  const batch = createFrameBatch()
  const scanner = createFrameScanner({ direction: 'sent', payloadCap: 4 })
  scanner.push(hex('8185 37fa213d 7f9f'), 1, batch)
  expect([batch.length, scanner.carriedRow]).toEqual([0, -1])
  scanner.push(hex('4d5158 8180 00000000'), 2, batch)
  expect([batch.length, scanner.carriedRow, scanner.carried]).toEqual([2, 0, hex('48656c6c')])
})

describe('hostile octets (RFC 6455 §5.2, §10.4)', () => {
  it('are kept in part only where a million empty fragments come: no row outlives its batch', () => {
    const batch = createFrameBatch()
    const scanner = createFrameScanner({ direction: 'received', payloadCap: 1_000 })
    const bytes = new Uint8Array(2_000_000)
    bytes[0] = 0x01
    let seen = 0
    const told: number[] = []
    for (let from = 0; from < bytes.length; seen += batch.length) {
      batch.length = 0
      from = scanner.push(bytes, 1, batch, from)
      for (let row = 0; row < batch.length; row++) if (((batch.flags[row] ?? 0) & VIOLATIONS) !== 0) told.push(batch.n[row] ?? 0)
    }
    const message = { text: true, utf8: 0, from: 1, compressed: false, empty: 1_000_000 }
    expect([seen, batch.message[0], scanner.save().message]).toEqual([1_000_000, 1, message])
    // The 1,001st is told, and none after it.
    expect(told).toEqual([1_001])
  })

  it.each(['0000000080000000', '00000000ffffffff', '001fffffffffffff', '7fffffffffffffff', '8000000000000000', 'ffffffffffffffff'])(
    'takes no memory for a declared length of 0x%s',
    (length) => {
      const batch = createFrameBatch()
      const scanner = createFrameScanner({ direction: 'received', payloadCap: 2 ** 40 })
      scanner.push(hex(`827f ${length} 0102`), 1, batch)
      expect([batch.length, scanner.half.kept?.bytes]).toEqual([0, hex('0102')])
      expect(scanner.half.flags & VIOLATIONS).toBe(
        /^[8-f]/.test(length) ? VIOLATION['length-top-bit'] : length.startsWith('7') ? VIOLATION['length-not-exact'] : 0,
      )
    },
  )
})
