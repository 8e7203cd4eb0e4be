import { expect, it } from 'vitest'
import { wordOf } from './knowledge-of'

const known = {
  refuses: [{ says: 'no', on: ['response/a', 'response/b#x'] }],
  opens: ['response/b', 'trait/t'],
  depends: ['response/c'],
}

it('has a word for a rule, whatever the reason', () => {
  expect(wordOf(known, 'response/a', 'any')).toEqual({ does: 'refuses', says: 'no' })
  expect(wordOf(known, 'response/c', 'any')).toEqual({ does: 'depends' })
  expect(wordOf(known, 'trait/t')).toEqual({ does: 'opens' })
})

it('lets the word on one reason go before that on its rule', () => {
  expect(wordOf(known, 'response/b', 'x')).toEqual({ does: 'refuses', says: 'no' })
  expect(wordOf(known, 'response/b', 'y')).toEqual({ does: 'opens' })
})

it('has no word on what nobody tried', () => {
  expect(wordOf(known, 'response/z', 'x')).toBeUndefined()
})
