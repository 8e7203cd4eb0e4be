import { expect, it } from 'vitest'
import { baseWords, entriesOf, linesOf } from './policy-words'

const unset = { allow: [], deny: [] }
it('says what the base comes to, and whether that was chosen', () => {
  expect(baseWords({ set: { base: 'auto', ...unset }, base: 'public' })).toBe('Public addresses only (as others can reach Sockscope)')
  expect(baseWords({ set: { base: 'private', ...unset }, base: 'private' })).toBe('Every class of address: public, private, this machine')
})
it('reads a list a line, and knows the line of each entry', () => {
  expect(entriesOf('10.0.0.0/8\n\n  fd00::/8 ')).toEqual([
    { entry: '10.0.0.0/8', line: 1 },
    { entry: 'fd00::/8', line: 3 },
  ])
  expect(linesOf(['a', 'b'])).toBe('a\nb')
})
