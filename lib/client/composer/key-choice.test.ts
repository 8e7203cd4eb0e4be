import { describe, expect, it } from 'vitest'
import { choiceOf, keyOf } from './key-choice'

const random = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17])

describe('keyOf and choiceOf', () => {
  it.each([
    ['auto', '{{auto}}'],
    ['fixed', 'AQIDBAUGBwgJCgsMDQ4PEA=='],
    ['short', 'AQIDBAUGBwgJCgsMDQ4P'],
    ['long', 'AQIDBAUGBwgJCgsMDQ4PEBE='],
    ['not-base64', '!not*base64!not*base64!!'],
    ['pad-bits', 'AQIDBAUGBwgJCgsMDQ4PEB=='],
    ['example', 'dGhlIHNhbXBsZSBub25jZQ=='],
    ['empty', ''],
  ] as const)('write the key "%s" and read it back', (choice, value) => {
    expect(keyOf(choice, random)).toBe(value)
    expect(choiceOf(value)).toBe(choice)
  })

  it('tell what kind of wrong a typed key is (RFC 6455 §4.1)', () => {
    expect(choiceOf('AQIDBAUGBwgJCgsMDQ4PEC==')).toBe('pad-bits')
    expect(choiceOf('AQ==')).toBe('short')
    expect(choiceOf('{{mine}}')).toBeNull()
    expect(choiceOf('x{{auto}}')).toBeNull()
  })
})
