import { expect, it } from 'vitest'
import { wordsOf } from './words'

it('finds words between spaces and tabs', () => {
  expect(wordsOf(' GET \t/x')).toEqual([
    { text: 'GET', start: 1, end: 4 },
    { text: '/x', start: 6, end: 8 },
  ])
})
it('finds none in white space', () => expect(wordsOf(' \t ')).toEqual([]))
