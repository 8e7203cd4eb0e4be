import { describe, expect, it } from 'vitest'
import { LIMITS, TIMEOUTS } from './limits'

describe('our own bounds', () => {
  it('bound everything an endpoint may make us keep, the smaller inside the larger', () => {
    expect(LIMITS.lineBytes).toBeLessThan(LIMITS.headBytes)
    expect(LIMITS.headBytes).toBeLessThan(LIMITS.bodyBytes)
    expect(Object.values(LIMITS).every((limit) => Number.isSafeInteger(limit) && limit > 0)).toBe(true)
  })

  it('end every phase before a session is open, and leave an open one alone unless asked', () => {
    const { idle, ...phases } = TIMEOUTS
    expect(idle).toBe(0)
    expect(Object.values(phases).every((milliseconds) => milliseconds > 0)).toBe(true)
  })
})
