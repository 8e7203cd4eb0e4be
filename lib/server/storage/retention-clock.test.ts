import { describe, expect, it } from 'vitest'
import { ageMayRemove, type ClockState, holdAge, lookAtClock } from './retention-clock'

const HOUR = 3_600_000
const at = (state: ClockState | null, wall: number, ranMs: number) => lookAtClock(state, wall * HOUR, ranMs * HOUR)

describe('lookAtClock', () => {
  it('believes a clock that runs with the process, and a server that was off for a night', () => {
    expect(at(null, 100, 0)).toEqual({ seenAt: 100 * HOUR, doubt: null })
    expect(at({ seenAt: 100 * HOUR, doubt: null }, 101, 1)).toEqual({ seenAt: 101 * HOUR, doubt: null })
    expect(at({ seenAt: 100 * HOUR, doubt: null }, 112, 0)).toEqual({ seenAt: 112 * HOUR, doubt: null })
  })
  it('T-41: doubts a clock that is suddenly ahead until it was run with for a day', () => {
    let state = at({ seenAt: 100 * HOUR, doubt: null }, 1_000, 1)
    expect(state.doubt).toEqual({ aheadMs: 899 * HOUR, ranMs: 0, held: false })
    state = at(state, 1_023, 23)
    expect(state.doubt?.ranMs).toBe(23 * HOUR)
    state = at(state, 1_024, 1)
    expect(state).toEqual({ seenAt: 1_024 * HOUR, doubt: null })
  })
  it('T-41: begins to doubt anew at a further jump, and takes one back as it is', () => {
    const state = at(at({ seenAt: 0, doubt: null }, 100, 0), 300, 20)
    expect(state.doubt).toEqual({ aheadMs: 280 * HOUR, ranMs: 0, held: false })
    expect(at(state, 200, 1)).toEqual({ seenAt: 200 * HOUR, doubt: null })
  })
})

it('T-41: while the clock is in doubt age removes a third at most, and nothing once it was held', () => {
  const sure: ClockState = { seenAt: 0, doubt: null }
  const doubted: ClockState = { seenAt: 0, doubt: { aheadMs: 1, ranMs: 0, held: false } }
  expect([ageMayRemove(sure, 9, 9), ageMayRemove(doubted, 3, 9), ageMayRemove(doubted, 4, 9)]).toEqual([true, true, false])
  expect([ageMayRemove(holdAge(doubted), 1, 9), ageMayRemove(holdAge(sure), 1, 9)]).toEqual([false, true])
})
