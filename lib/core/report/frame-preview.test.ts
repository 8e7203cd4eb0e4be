import { expect, it } from 'vitest'
import { previewFrame } from './frame-preview'

it('shows the header that will travel, a key that is not drawn yet left open', () => {
  expect(previewFrame({ opcode: 'text', text: 'Hello' })).toEqual({
    header: '81 85 ·· ·· ·· ··',
    octets: 11,
    frames: 1,
    faults: [],
    error: null,
  })
  expect(previewFrame({ opcode: 'text', text: 'Hello', mask: '37fa213d' }).header).toBe('81 85 37 fa 21 3d')
  expect(previewFrame({ opcode: 'text', text: 'Hello', fragmentSize: 2 }).frames).toBe(3)
})

it('names what is illegal, with its section', () => {
  expect(previewFrame({ opcode: 'text', text: 'a', mask: false }).faults).toEqual(['A frame from a client is not masked (RFC 6455 §5.1)'])
  expect(previewFrame({ opcode: 3, text: 'a' }).faults).toEqual(['The opcode is reserved for data frames (RFC 6455 §5.2)'])
  expect(previewFrame({ opcode: 'ping', text: 'ab', fragmentSize: 1 }).faults).toContain(
    'A control frame is fragmented (FIN is 0) (RFC 6455 §5.5)',
  )
  expect(previewFrame({ opcode: 'text', hex: 'ff' }).faults).toEqual(['A text message is not UTF-8 (RFC 6455 §8.1)'])
  expect(previewFrame({ opcode: 'text', text: 'abc', cut: 7 }).faults).toEqual([
    'The frame is not whole: the endpoint waits for the rest of it',
  ])
})

it('says what cannot be composed', () => {
  expect(previewFrame({ opcode: 'text', text: 'a', lengthEncoding: 7, declaredLength: 300 }).error).toContain('16 or 64')
})
