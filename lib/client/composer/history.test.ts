import { expect, it } from 'vitest'
import { changedTo, redone, undoable, undone } from './history'

it('goes back and forward, counting typing into one field as one step', () => {
  const typed = changedTo(changedTo(changedTo(undoable('a'), 'ab', 'url'), 'abc', 'url'), 'abc!', null)
  expect(typed.past).toEqual(['a', 'abc'])
  expect(undone(undone(typed)).present).toBe('a')
  expect(redone(undone(typed)).present).toBe('abc!')
  expect(undone(undoable('a')).present).toBe('a')
})
