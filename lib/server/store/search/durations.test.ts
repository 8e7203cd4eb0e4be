import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationSuffixes, stepsFrom, suffixesBetween } from './durations'

const duration = fc.oneof(fc.double({ min: 0, max: 1e10, noNaN: true }), fc.integer({ min: 0, max: 2_000 }))

const steps = (...given: Parameters<typeof stepsFrom>) => stepsFrom(...given).flatMap((octave) => octave.steps)

describe('steps of durations', () => {
  it('cover a range with few tokens, of which each duration in it has one', () => {
    fc.assert(
      fc.property(duration, duration, duration, (a, b, c) => {
        const [min = 0, at = 0, max = 0] = [a, b, c].sort((x, y) => x - y)
        const { within, edges } = suffixesBetween(min, max)
        const asked = [...within, ...edges]
        expect(durationSuffixes(at).filter((suffix) => asked.includes(suffix))).toHaveLength(1)
        expect(asked.length).toBeLessThan(110)
      }),
    )
  })
  it('go from the longest to the shortest, and end with what has none', () => {
    fc.assert(
      fc.property(duration, duration, (a, b) => {
        const place = (ms: number, order: 'longest' | 'shortest') => steps(undefined, order).indexOf(durationSuffixes(ms)[0] ?? '')
        expect(place(Math.max(a, b), 'longest')).toBeLessThanOrEqual(place(Math.min(a, b), 'longest'))
        expect(place(Math.min(a, b), 'shortest')).toBeLessThanOrEqual(place(Math.max(a, b), 'shortest'))
        expect(steps(a, 'longest')[0]).toBe(durationSuffixes(a)[0])
      }),
    )
    expect([steps(null, 'longest'), steps(undefined, 'shortest').at(-1)]).toEqual([['tn'], 'tn'])
  })
})
