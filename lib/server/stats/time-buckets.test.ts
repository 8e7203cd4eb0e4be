import { describe, expect, it } from 'vitest'
import { bucketAt, timeBuckets } from './time-buckets'

const at = (text: string) => Date.parse(text)
const iso = (ms: number) => new Date(ms).toISOString()

describe('buckets of time', () => {
  it('begin at round times and are as short as the number allows', () => {
    const hour = timeBuckets(at('2026-11-27T10:00:07Z'), at('2026-11-27T10:59:59.500Z'), 60)
    expect(hour).toEqual({ from: at('2026-11-27T10:00:00Z'), stepMs: 60_000, count: 60 })
    const oneMore = timeBuckets(at('2026-11-27T10:00:07Z'), at('2026-11-27T11:00:00.001Z'), 60)
    expect(oneMore).toEqual({ from: at('2026-11-27T10:00:00Z'), stepMs: 120_000, count: 31 })
  })

  it('hold every moment from the first to before the last', () => {
    const buckets = timeBuckets(at('2026-11-27T10:00:00Z'), at('2026-11-27T12:00:00Z'), 12)
    expect(buckets).toEqual({ from: at('2026-11-27T10:00:00Z'), stepMs: 600_000, count: 12 })
    expect(bucketAt(buckets, at('2026-11-27T10:00:00Z'))).toBe(0)
    expect(bucketAt(buckets, at('2026-11-27T11:59:59.999Z'))).toBe(11)
  })

  it('begin weeks on Mondays', () => {
    const { from, stepMs } = timeBuckets(at('2026-09-03T00:00:00Z'), at('2026-11-27T00:00:00Z'), 20)
    expect([iso(from), stepMs / 86_400_000]).toEqual(['2026-08-31T00:00:00.000Z', 7])
  })

  it('take a moment, and all the years there are', () => {
    expect(timeBuckets(5, 6, 60)).toEqual({ from: 5, stepMs: 1, count: 1 })
    const ages = timeBuckets(at('0001-01-01'), at('9999-12-31'), 60)
    expect(ages.count).toBeGreaterThan(15)
    expect(ages.count).toBeLessThanOrEqual(60)
    expect(timeBuckets(at('0001-01-01'), at('9999-12-31'), 1).count).toBeLessThanOrEqual(2)
  })
})
