import { expect, it } from 'vitest'
import { axisBegin, axisRange, momentOf, offsetOn } from './time-axis'

const ADA = '2026-11-27T10:00:00.250Z'
const BEN = '2026-11-27T10:00:03.000Z'

it('begins with the attempt that began first, whichever stands first', () => {
  const begin = axisBegin([BEN, ADA])
  expect(offsetOn(begin, ADA)).toBe(0)
  expect(offsetOn(begin, BEN)).toBe(2750)
})

it('reaches to the newest of what any session has', () => {
  expect(axisRange([4.2, 7.5])).toEqual([0, 7.5])
  expect(axisRange([])).toEqual([0, 0.1])
})

it('names a moment so that reading it from the URL gives the same', () => {
  const moment = momentOf(2750 + 0.123456)
  expect(moment).toBe(2750.123)
  expect(momentOf(Number(String(moment)))).toBe(moment)
})
