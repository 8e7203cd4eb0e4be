import { expect, it } from 'vitest'
import { beginningOf, keptBeginning, onBeginnings, renewBeginnings } from './since'

it('counts back from now; today begins at midnight of the own clock', () => {
  const now = new Date(2026, 10, 27, 9, 30)
  expect(beginningOf('hour', now)).toEqual(new Date(2026, 10, 27, 8, 30))
  expect(beginningOf('24h', now)).toEqual(new Date(2026, 10, 26, 9, 30))
  expect(beginningOf('today', now)).toEqual(new Date(2026, 10, 27))
})

it('keeps a beginning for everything on the page until it is asked for anew', () => {
  const told: string[] = []
  const end = onBeginnings(() => told.push('anew'))
  const first = keptBeginning('hour')
  expect(keptBeginning('hour')).toBe(first)
  renewBeginnings()
  expect(told).toEqual(['anew'])
  end()
  renewBeginnings()
  expect(told).toEqual(['anew'])
})
