import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { maskQuotes, secretTexts } from './sentence-mask'

it('masks a secret that a sentence quotes, whole, repeated or cut', () => {
  expect(maskQuotes('saw "topsecretvalue" and topsecretvalue', ['topsecretvalue'])).toBe('saw "**************" and **************')
  expect(maskQuotes('saw "topsecretv…"', ['topsecretvalue'])).toBe('saw "**********…"')
})

it('looks for nothing shorter than four characters', () => {
  expect(maskQuotes('a 1 b', ['1'])).toBe('a 1 b')
})

it('takes the exact texts of masked spans, each once', () => {
  expect(
    secretTexts(latin1Encode('abcabc'), [
      { start: 0, end: 3 },
      { start: 3, end: 6 },
    ]),
  ).toEqual(['abc'])
})
