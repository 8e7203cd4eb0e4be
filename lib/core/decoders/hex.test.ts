import { expect, it } from 'vitest'
import { hex } from './hex'

const CONTEXT = { opcode: 2, direction: 'received', subprotocol: null } as const

it('shows rows of sixteen octets with offset and ASCII', () => {
  expect(hex.decode(Uint8Array.of(...new Array(16).fill(0x41), 0x00, 0x7f), CONTEXT).text).toBe(
    '00000000  41 41 41 41 41 41 41 41 41 41 41 41 41 41 41 41  AAAAAAAAAAAAAAAA\n00000010  00 7f                                            ..',
  )
})

it('answers for everything, bounded', () => {
  expect(hex.decode(new Uint8Array(0), CONTEXT)).toEqual({ form: 'hex', text: '', truncated: false, note: null })
  const large = hex.decode(new Uint8Array(100_000), CONTEXT)
  expect([large.text.split('\n').length, large.truncated]).toEqual([4_096, true])
})
