import { expect, it } from 'vitest'
import { text } from './text'

const CONTEXT = { opcode: 1, direction: 'received', subprotocol: null } as const

it('shows UTF-8 as it is', () => {
  expect(text.decode(Uint8Array.of(0xc3, 0xa9), CONTEXT)).toEqual({ form: 'text', text: 'é', truncated: false, note: null })
})

it('leaves out a character that was cut, where only the beginning is here', () => {
  expect(text.decode(Uint8Array.of(0x41, 0xc3), { ...CONTEXT, truncated: true })).toMatchObject({ text: 'A', truncated: true, note: null })
})

it('says so where the octets are no UTF-8', () => {
  expect(text.decode(Uint8Array.of(0x41, 0xff), CONTEXT)).toMatchObject({ text: 'A\ufffd', note: expect.stringContaining('not UTF-8') })
})

it('is bounded', () => {
  const decoded = text.decode(new Uint8Array(10_000_000).fill(0x61), CONTEXT)
  expect([decoded.text.length, decoded.truncated]).toEqual([1_048_576, true])
})
