import { describe, expect, it } from 'vitest'
import { attemptView, textFrame } from '../../../testing/compare-kit'
import { compareFrames, FIRST_MESSAGES, messagesOf } from './compare-frames'

const base = attemptView()

describe('messages side by side', () => {
  it('are whole messages: a fragmented one once, control frames not at all', () => {
    const message = { from: 2, opcode: 1, length: 5, payload: btoa('he' + 'llo'), truncated: false, text: 'hello' }
    const frames = [
      textFrame(1, 'received', '', { opcode: 9 }),
      textFrame(2, 'received', 'he', { fin: false }),
      textFrame(3, 'received', 'llo', { opcode: 0, message }),
      textFrame(4, 'sent', 'x'),
    ]
    expect(messagesOf(frames).map(({ text }) => text)).toEqual(['text, 5 octets\nhello', 'text, 1 octet\nx'])
  })
  it('keep their order, and tell what is there on one side only', () => {
    const [a, b] = [messagesOf([textFrame(1, 'received', 'a'), textFrame(2, 'sent', 'b')]), messagesOf([textFrame(1, 'sent', 'b')])]
    expect(compareFrames(base, base, a, b)).toEqual([
      { label: 'Message received', kind: 'removed', before: 'text, 1 octet\na', after: null },
      { label: 'Message sent', kind: 'same', before: 'text, 1 octet\nb', after: 'text, 1 octet\nb' },
    ])
  })
  it('tell counts as what differs each time, but nothing as nothing', () => {
    const counted = (framesReceived: number) => ({ ...base, counts: { ...base.counts, framesReceived } })
    expect(compareFrames(counted(2), counted(9), [], [])).toEqual([
      { label: 'Frames received', kind: 'changed', before: '2', after: '9', eachTime: true },
    ])
    expect(compareFrames(counted(2), counted(0), [], [])).toEqual([{ label: 'Frames received', kind: 'changed', before: '2', after: '0' }])
  })
  it('are bounded', () => {
    const many = Array.from({ length: 100 }, (_, at) => textFrame(at + 1, 'sent', 'x'.repeat(4000)))
    expect(messagesOf(many)).toHaveLength(FIRST_MESSAGES)
    expect(messagesOf(many)[0]?.text.length).toBeLessThan(2100)
  })
})
