import { expect, it } from 'vitest'
import { phaseDurations, TIMED_PHASES } from './phases'

const told = (started: number | null, ends: (number | null)[]) =>
  Object.fromEntries(phaseDurations(started, ends).map((ms, phase) => [TIMED_PHASES[phase], Number.isNaN(ms) ? null : ms]))

it('measures each phase from the milestone that was passed before it', () => {
  expect(told(0, [3, 10, null, 35, null, 36, 50, 52])).toEqual({
    resolve: 3,
    connect: 7,
    proxy: null,
    tls: 25,
    http2: null,
    request: 1,
    firstByte: 14,
    head: 2,
  })
})

it('leaves earlier connections of the attempt out, and phases that were not reached', () => {
  expect(told(100, [null, 110, null, null, null, null, null, null])).toMatchObject({ resolve: null, connect: 10, request: null })
})

it('counts no time below nothing where the answer came before the request was out', () => {
  expect(told(0, [null, 1, null, null, null, 20, 15, 22])).toMatchObject({ request: 19, firstByte: 0, head: 2 })
})

it('knows nothing of a row that an earlier version wrote', () => {
  expect(phaseDurations(null, [null, null, null, null, null, null, null, 30])).toEqual(Array(8).fill(Number.NaN))
})
