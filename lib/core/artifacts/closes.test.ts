import { expect, it } from 'vitest'
import { hexDecode } from '../bytes/hex'
import { createFrameReader } from '../frames/parse'
import { type ClosesSeen, withFrame } from './closes'

const after = (octets: string) =>
  createFrameReader({ direction: 'received', payloadCap: 200 })
    .push(hexDecode(octets) ?? new Uint8Array(0), 1)
    .reduce<ClosesSeen | null>(withFrame, null)

it('is nothing before a Close frame', () => {
  expect(after('89 00 81 01 41')).toBeNull()
})

it('keeps the first Close frame with its code, and counts what follows it', () => {
  expect(after('81 01 41 88 02 03 e8 8a 00 89 00 88 00')).toMatchObject({
    first: { n: 2, offset: 3 },
    code: 1000,
    empty: false,
    control: { first: { n: 3 }, times: 2 },
    more: { first: { n: 5 }, times: 1 },
  })
})

it('tells an empty one from half a code (RFC 6455 §7.1.5)', () => {
  expect(after('88 00')).toMatchObject({ code: null, empty: true })
  expect(after('88 01 03')).toMatchObject({ code: null, empty: false })
})
