import { expect, it } from 'vitest'
import { attemptView } from '../../../testing/compare-kit'
import { compareAttempts } from './compare-attempts'
import { PARTS } from './comparison'

it('names every part that a comparison has rows of', () => {
  const side = { view: attemptView(), frames: [] }
  expect(Object.keys(compareAttempts(side, side)).sort()).toEqual([...PARTS, 'a', 'b', 'sentences'].sort())
})
