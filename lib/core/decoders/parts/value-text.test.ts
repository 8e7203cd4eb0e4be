import { expect, it } from 'vitest'
import { valueText } from './value-text'

it('lays out values on lines', () => {
  expect(
    valueText({
      entries: [
        ['"a"', ['1', []]],
        ['"t"', { tag: '1', value: '2' }],
      ],
    }),
  ).toBe('{\n  "a": [\n    1,\n    []\n  ],\n  "t": 1(2)\n}')
  expect(valueText({ entries: [] })).toBe('{}')
})

it('is bounded', () => {
  expect(valueText(Array.from({ length: 200_000 }, () => '"0123456789"')).length).toBeLessThan(1_100_000)
})
