import { expect, it } from 'vitest'
import { hashPairs } from './hash-pairs'

it.each([
  [
    '@{"A"="b"; \'c-D\' = \'e f\'\n G = $h\n"i"="`"j`"" }',
    [
      ['A', 'b'],
      ['c-D', 'e f'],
      ['G', '$h'],
      ['i', '"j"'],
    ],
  ],
  ['@{ Authorization = "Bearer }" }', [['Authorization', 'Bearer }']]],
  ['@{}', []],
  ['@{ a }', null],
  ['@{ = b }', null],
  ['{ a = b }', null],
  ['$headers', null],
  ['@{ "a" = "b }', [['a', '']]],
])('reads %j', (table, pairs) => expect(hashPairs(table)).toEqual(pairs))
it('keeps repeats, and stops at a bound', () => {
  expect(hashPairs('@{ a = 1; A = 2; a = 3 }')).toEqual([
    ['a', '1'],
    ['A', '2'],
    ['a', '3'],
  ])
  expect(hashPairs(`@{${'a=1;'.repeat(5000)}}`)?.length).toBe(2000)
})
