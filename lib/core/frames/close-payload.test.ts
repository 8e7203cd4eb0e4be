import { expect, it } from 'vitest'
import { readClosePayload, writeClosePayload } from './close-payload'

it('reads code and reason (RFC 6455 §5.5.1)', () => {
  const { code, reasonBytes, faults } = readClosePayload(Uint8Array.of(0x03, 0xe8, 0x62, 0x79, 0x65))
  expect([code, [...reasonBytes], faults]).toEqual([1000, [0x62, 0x79, 0x65], []])
})

it.each<[string, number[], number | null, string[]]>([
  ['nothing', [], null, []],
  ['one octet (§5.5.1)', [3], null, ['close-payload-of-one']],
  ['1005, which never travels (§7.4.1)', [0x03, 0xed], 1005, ['close-code-invalid']],
  ['999 (§7.4.2)', [0x03, 0xe7], 999, ['close-code-invalid']],
  ['4999 (§7.4.2)', [0x13, 0x87], 4999, []],
  ['a reason that is not UTF-8 (§5.5.1)', [0x03, 0xe8, 0xff], 1000, ['close-reason-not-utf8']],
])('reads %s', (_, octets, code, faults) => {
  const read = readClosePayload(Uint8Array.from(octets))
  expect([read.code, read.faults]).toEqual([code, faults])
})

it('writes what it reads', () => {
  expect(writeClosePayload(4000, Uint8Array.of(0x78))).toEqual(Uint8Array.of(0x0f, 0xa0, 0x78))
})
