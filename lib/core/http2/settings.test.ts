import { expect, it } from 'vitest'
import { firstSettings } from './settings'

it('reads the settings a server begins with (RFC 9113 §6.5)', () => {
  const frame = [0, 0, 18, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 128, 0, 8, 0, 0, 0, 1, 0x4a, 0x4a, 0, 0, 0, 7]
  expect(firstSettings(Uint8Array.from([...frame, 0, 0, 4, 8]))).toEqual({
    MAX_CONCURRENT_STREAMS: 128,
    ENABLE_CONNECT_PROTOCOL: 1,
    '0x4a4a': 7,
  })
  expect(firstSettings(Uint8Array.of(0, 0, 0, 4, 0, 0, 0, 0, 0))).toEqual({})
})

it.each([
  ['a frame that is cut', [0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 8]],
  ['a length that is no multiple of six (RFC 9113 §6.5)', [0, 0, 1, 4, 0, 0, 0, 0, 0, 9]],
  ['a GOAWAY', [0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
  ['nothing', []],
])('gives null for %s', (_, octets) => {
  expect(firstSettings(Uint8Array.from(octets))).toBeNull()
})
