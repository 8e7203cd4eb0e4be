import { expect, it } from 'vitest'
import type { FrameView } from '@/lib/core/report/view'
import { harMessage } from './har'

const BEGUN = Date.parse('2026-11-27T10:00:00.000Z')
const frame = (given: Partial<FrameView>) =>
  ({ direction: 'received', opcode: 2, fin: true, complete: true, at: 250, payload: '', ...given }) as FrameView // safe: what is looked at

it('writes text as it is and octets in base64, as Chrome does', () => {
  expect(harMessage(frame({ opcode: 1, text: 'héllo', payload: 'aMOpbGxv' }), BEGUN)).toEqual({
    type: 'receive',
    time: 1_795_773_600.25,
    opcode: 1,
    data: 'héllo',
  })
  expect(harMessage(frame({ direction: 'sent', payload: 'AP8=' }), BEGUN)).toMatchObject({ type: 'send', opcode: 2, data: 'AP8=' })
})

it('joins fragments at the last of them, and inflates', () => {
  const joined = { from: 1, opcode: 2, length: 4, payload: 'AAECAw==', truncated: false }
  expect(harMessage(frame({ fin: false, payload: 'AAE=' }), BEGUN)).toBeNull()
  expect(harMessage(frame({ opcode: 0, payload: 'AgM=', message: joined }), BEGUN)).toMatchObject({ opcode: 2, data: 'AAECAw==' })
  expect(harMessage(frame({ payload: '+v8A', inflatedLength: 4, message: joined }), BEGUN)).toMatchObject({ data: 'AAECAw==' })
})

it('leaves out control frames, halves, and continuations of nothing', () => {
  for (const other of [{ opcode: 9 }, { opcode: 8 }, { complete: false }, { opcode: 0 }]) expect(harMessage(frame(other), BEGUN)).toBeNull()
})
