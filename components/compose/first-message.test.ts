import { expect, it } from 'vitest'
import { frameOf, messageOf } from './first-message'

it('shows a frame as a message and gives it back, with what the form does not show', () => {
  for (const frame of [
    { opcode: 'text', text: '{}', fragmentSize: 3 },
    { opcode: 'binary', hex: '03' },
    { opcode: 'binary', base64: 'AA==', mask: false },
    { opcode: 'ping', text: 'p' },
  ] as const) {
    expect(frameOf(messageOf(frame), frame)).toEqual(frame)
  }
})
