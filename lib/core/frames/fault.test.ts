import { expect, it } from 'vitest'
import { faultOf } from './fault'
import { createFrameReader } from './parse'

function faults(...octets: number[]): string[] {
  const [frame] = createFrameReader({ direction: 'received', payloadCap: 200 }).push(Uint8Array.from(octets), 1)
  return frame ? frame.violations.map((violation) => faultOf(frame, violation)) : []
}

it('tells the two long forms of a length apart (RFC 6455 §5.2)', () => {
  expect(faults(0x82, 0x7e, 0, 1, 0x41)).toEqual(['length-16-not-minimal'])
  expect(faults(0x82, 0x7f, 0, 0, 0, 0, 0, 0, 0, 1, 0x41)).toEqual(['length-64-not-minimal'])
})

it.each([
  [999, 'close-code-unused'],
  [1004, 'close-code-unassigned'],
  [1005, 'close-code-local'],
  [1006, 'close-code-local'],
  [1015, 'close-code-local'],
  [1016, 'close-code-unassigned'],
  [2999, 'close-code-unassigned'],
  [5000, 'close-code-out-of-range'],
])('says why %i must not stand in a Close frame (RFC 6455 §7.4)', (code, fault) => {
  expect(faults(0x88, 2, code >> 8, code & 0xff)).toEqual([fault])
})

it('leaves every other violation its name', () => {
  expect(faults(0xa2, 1, 0x41)).toEqual(['rsv2-set'])
  expect(faults(0x88, 1, 3)).toEqual(['close-payload-of-one'])
})
