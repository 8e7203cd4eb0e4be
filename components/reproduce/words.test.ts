import { expect, it } from 'vitest'
import { secretsWords, settingWords } from './words'

it('says what to set', () => {
  expect(settingWords(['A'])).toBe('No secret is in it: set A before you run it')
  expect(settingWords(['A', 'B'])).toBe('No secret is in it: set A and B before you run it')
  expect(settingWords(['A', 'B', 'C', 'D', 'E'])).toBe('No secret is in it: set A, B, C and 2 more before you run it')
  expect([secretsWords(1), secretsWords(2)]).toEqual(['1 secret', '2 secrets'])
})
