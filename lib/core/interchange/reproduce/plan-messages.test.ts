import { expect, it } from 'vitest'
import { plannedMessages } from './plan-messages'

it('keeps whole messages and counts what is none', () => {
  const frames = [
    { text: 'a' },
    { opcode: 'binary', hex: 'ff00' },
    { opcode: 2, base64: 'AQ==' },
    { opcode: 'text', text: 'b', fin: true, mask: true },
    { opcode: 'ping', text: 'p' },
    { text: 'c', rsv1: true },
    { raw: 'AA==' },
    { hex: 'zz' },
    { opcode: 'binary', hex: '2a2a2a2a2a2a' },
  ] as const
  expect(plannedMessages(frames, (text) => text.toUpperCase(), true)).toEqual({
    whole: [
      { kind: 'text', data: 'A' },
      { kind: 'binary', data: '\xff\x00' },
      { kind: 'binary', data: '\x01' },
      { kind: 'text', data: 'B' },
    ],
    other: 5,
  })
})
