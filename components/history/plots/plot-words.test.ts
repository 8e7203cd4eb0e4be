import { expect, it } from 'vitest'
import type { OutcomeCounts, Stats } from '@/lib/client/stats'
import {
  axisText,
  clockText,
  countsText,
  momentText,
  outcomesSummary,
  percentText,
  seenText,
  spanText,
  stepText,
  tickText,
} from './plot-words'

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]
/** In the time zone of whoever runs the test. */
const local = (text: string) => new Date(text).getTime()
const NONE: OutcomeCounts = {
  accepted: 0,
  refused: 0,
  invalid: 0,
  'not-http': 0,
  unreachable: 0,
  'timed-out': 0,
  blocked: 0,
  aborted: 0,
  none: 0,
}

it('writes moments in local time, no finer than the steps of the plot', () => {
  const at = local('2026-11-27T09:05:07')
  expect([tickText(at, 1_000, MINUTE), tickText(at, MINUTE, HOUR), tickText(at, HOUR, 3 * DAY)]).toEqual([
    '09:05:07',
    '09:05',
    '27 Nov 09:05',
  ])
  expect([tickText(at, DAY, 60 * DAY), tickText(at, 28 * DAY, 2_000 * DAY)]).toEqual(['27 Nov', 'Nov 2026'])
  expect([momentText(at, MINUTE), momentText(at, 200)]).toEqual(['27 Nov 2026 09:05', '27 Nov 2026 09:05:07.000'])
  expect([clockText(local('2026-11-27T00:00:00'), HOUR), clockText(at, HOUR)]).toEqual(['27 Nov', '09:05'])
})

it('names the day of a span once where it is one', () => {
  expect(spanText(local('2026-11-27T09:00:00'), local('2026-11-27T10:30:00'), MINUTE)).toBe('27 Nov 2026 09:00 – 10:30')
  expect(spanText(local('2026-11-26T09:00:00'), local('2026-11-27T10:30:00'), HOUR)).toBe('26 Nov 2026 09:00 – 27 Nov 2026 10:30')
})

it('writes steps and lengths in the largest unit that fits', () => {
  expect([200, 1_000, 2 * MINUTE, HOUR, DAY, 7 * DAY, 28 * DAY].map(stepText)).toEqual([
    '200 milliseconds',
    '1 second',
    '2 minutes',
    '1 hour',
    '1 day',
    '1 week',
    '4 weeks',
  ])
  expect([0, 0.5, 20, 1_500].map(axisText)).toEqual(['0', '0.5 ms', '20 ms', '1.5 s'])
})

it('tells counts, parts and outcomes in words', () => {
  expect(countsText({ ...NONE, accepted: 1_200, 'not-http': 1 })).toBe('1,200 accepted, 1 no HTTP answer')
  expect(countsText(NONE)).toBe('no attempt')
  expect([percentText(0, 9), percentText(1, 900), percentText(899, 900), percentText(9, 9)]).toEqual(['0 %', '1 %', '99 %', '100 %'])
  expect([seenText({ outcome: 'refused', status: 403 }), seenText({ outcome: 'accepted', status: 101 })]).toEqual([
    'refused 403',
    'accepted',
  ])
})

it('sums a plot up for those who do not see it', () => {
  const outcomes = [
    { at: '2026-11-27T09:00:00.000Z', counts: { ...NONE, accepted: 2 } },
    { at: '2026-11-27T09:01:00.000Z', counts: { ...NONE, accepted: 3, refused: 1 } },
  ]
  const stats = {
    from: '2026-11-27T09:00:00.000Z',
    to: '2026-11-27T09:02:00.000Z',
    bucketMs: MINUTE,
    outcomes,
    total: 6,
  } as unknown as Stats // safe: what the sentence is made of
  expect(outcomesSummary(stats)).toMatch(/^6 attempts, .*: 5 accepted, 1 refused; at most 4 in 1 minute, from .*01$/)
  expect(outcomesSummary({ ...stats, from: null, to: null, bucketMs: null })).toBe('No attempt to plot')
})
