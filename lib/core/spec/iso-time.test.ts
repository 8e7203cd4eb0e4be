import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addMilliseconds, daysBetween, isEarlier, secondsBetween } from './iso-time'

it('goes over the ends of days, months and years', () => {
  expect(addMilliseconds('2026-12-31T23:59:59.500Z', 500.9)).toBe('2027-01-01T00:00:00.000Z')
  expect(addMilliseconds('2028-02-28T12:00:00.000Z', 86_400_000)).toBe('2028-02-29T12:00:00.000Z')
  expect(addMilliseconds('2026-11-20T10:00:00Z', 1)).toBe('2026-11-20T10:00:00.001Z')
})

it('agrees with the calendar of the platform', () => {
  const year1970 = 0
  const year2200 = 7_258_118_400_000
  fc.assert(
    fc.property(fc.integer({ min: year1970, max: year2200 }), fc.nat(10_000_000_000), (start, added) => {
      expect(addMilliseconds(new Date(start).toISOString(), added)).toBe(new Date(start + added).toISOString())
    }),
  )
})

it('leaves what it cannot read as it is', () => {
  expect(addMilliseconds('yesterday', 5)).toBe('yesterday')
})

it('counts whole days between two instants', () => {
  expect(daysBetween('2026-11-25T12:00:00.000Z', '2026-12-25T11:59:59.000Z')).toBe(29)
  expect(daysBetween('2026-11-25T12:00:00.000Z', '2026-12-25T12:00:00Z')).toBe(30)
  expect(daysBetween('2026-11-25T12:00:00.000Z', '2021-01-01T00:00:00.000Z')).toBe(-2155)
  expect(daysBetween('2026-11-25T12:00:00.000Z', 'soon')).toBeNull()
})

it('tells which of two instants is earlier, to the second', () => {
  expect(isEarlier('2020-12-31T23:59:59Z', '2021-01-01T00:00:00.000Z')).toBe(true)
  expect(isEarlier('2021-01-01T00:00:00.000Z', '2021-01-01T00:00:00Z')).toBe(false)
  expect(isEarlier('soon', '2021-01-01T00:00:00Z')).toBe(false)
})

it('counts seconds between two instants', () => {
  expect(secondsBetween('2026-11-25T12:00:00.000Z', '2026-11-25T12:05:01Z')).toBe(301)
  expect(secondsBetween('2026-11-25T12:00:00.000Z', '2026-11-25T11:59:00Z')).toBe(-60)
  expect(secondsBetween('soon', '2026-11-25T11:59:00Z')).toBeNull()
})
