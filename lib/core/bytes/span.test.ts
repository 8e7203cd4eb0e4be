import { expect, it } from 'vitest'
import { place } from './span'

it('places a span in a part', () => {
  expect(place('response', { start: 3, end: 9 })).toEqual({ part: 'response', start: 3, end: 9 })
})
