import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createOctetSearch } from './octet-search'
import { utf8Encode } from './utf8'

const found = (needle: string, text: string, start?: number, end?: number) =>
  createOctetSearch(utf8Encode(needle))(utf8Encode(text), start, end)

it('finds octets whatever the case of their ASCII letters', () => {
  expect(found('Tick', '{"kind":"tICK-4"}')).toBe(true)
  expect(found('tick-5', '{"kind":"tick-4"}')).toBe(false)
  expect(found('é', 'É')).toBe(false)
  expect(found('', '')).toBe(true)
})

it('looks between start and end only', () => {
  expect(found('ab', 'xabx', 1, 3)).toBe(true)
  expect(found('ab', 'xabx', 2)).toBe(false)
  expect(found('ab', 'xabx', 0, 2)).toBe(false)
})

it('agrees with the search of strings', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', '{'), maxLength: 30 })
  fc.assert(
    fc.property(text, fc.string({ unit: fc.constantFrom('a', 'B', 'b'), maxLength: 4 }), (all, needle) => {
      expect(found(needle, all)).toBe(all.toLowerCase().includes(needle.toLowerCase()))
    }),
  )
})
