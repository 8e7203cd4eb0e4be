import { expect, it } from 'vitest'
import { isControlOpcode, isKnownOpcode, OPCODE, OPCODE_OF, opcodeName } from './opcodes'

it('names the six opcodes of RFC 6455 §5.2', () => {
  expect([0, 1, 2, 8, 9, 10].map(opcodeName)).toEqual(['continuation', 'text', 'binary', 'close', 'ping', 'pong'])
})
it('says reserved for the others', () => {
  expect([3, 7, 11, 15].map(opcodeName)).toEqual(['reserved 0x3', 'reserved 0x7', 'reserved 0xb', 'reserved 0xf'])
  expect(isKnownOpcode(3)).toBe(false)
  expect(isKnownOpcode(OPCODE.PONG)).toBe(true)
})
it('tells control from data (RFC 6455 §5.5)', () => {
  expect([0, 2, 7, 8, 10, 15].map(isControlOpcode)).toEqual([false, false, false, true, true, true])
})
it('goes from name to number', () => {
  expect(OPCODE_OF.close).toBe(8)
  expect(OPCODE_OF.continuation).toBe(0)
})
