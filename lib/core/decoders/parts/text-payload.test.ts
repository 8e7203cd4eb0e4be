import { expect, it } from 'vitest'
import { textPayload } from './text-payload'

it('gives text, and says what is none', () => {
  expect(textPayload(Uint8Array.of(0x61))).toEqual({ text: 'a', truncated: false })
  expect(() => textPayload(Uint8Array.of(0xff))).toThrow('it is not UTF-8')
})
