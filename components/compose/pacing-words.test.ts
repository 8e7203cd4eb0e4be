import { expect, it } from 'vitest'
import { pacingWords } from './pacing-words'

it('says how a request is cut, and how far apart the pieces are', () => {
  expect(pacingWords({ every: 1, pauseMs: 50 })).toBe('1 octet at a time, 50 ms apart')
  expect(pacingWords({ cuts: [4, 9], pauseMs: 0 })).toBe('3 pieces, 0 ms apart')
})
