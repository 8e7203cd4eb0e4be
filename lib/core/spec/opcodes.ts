/** Opcodes that have a meaning (RFC 6455 §5.2, §11.8). */
export const OPCODE = { CONTINUATION: 0x0, TEXT: 0x1, BINARY: 0x2, CLOSE: 0x8, PING: 0x9, PONG: 0xa } as const
export type OpcodeName = 'continuation' | 'text' | 'binary' | 'close' | 'ping' | 'pong'

/** The opcodes by their names. */
export const OPCODE_OF: Readonly<Record<OpcodeName, number>> = {
  continuation: OPCODE.CONTINUATION,
  text: OPCODE.TEXT,
  binary: OPCODE.BINARY,
  close: OPCODE.CLOSE,
  ping: OPCODE.PING,
  pong: OPCODE.PONG,
}

const NAMES: Readonly<Record<number, OpcodeName>> = {
  0: 'continuation',
  1: 'text',
  2: 'binary',
  8: 'close',
  9: 'ping',
  10: 'pong',
}

/** The opcode's name, or such as `reserved 0x3` for those without a meaning (RFC 6455 §5.2). */
export function opcodeName(opcode: number): string {
  return NAMES[opcode] ?? `reserved 0x${opcode.toString(16)}`
}

/** Whether it is one of the six with a meaning. */
export function isKnownOpcode(opcode: number): boolean {
  return NAMES[opcode] !== undefined
}

/** Whether it is a control opcode: 0x8 to 0xF (RFC 6455 §5.5). */
export function isControlOpcode(opcode: number): boolean {
  return opcode >= 0x8 && opcode <= 0xf
}
