import { expect, it } from 'vitest'
import { attempts } from './attempt-count'

it('counts attempts in words', () => {
  expect([0, 1, 2, 12_345].map(attempts)).toEqual(['0 attempts', '1 attempt', '2 attempts', '12,345 attempts'])
})
