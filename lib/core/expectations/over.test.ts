import { describe, expect, it } from 'vitest'
import type { Evidence } from './evidence'
import { hasNoSession, isOver, noAnswer } from './over'

const seen = (change: Partial<Evidence>) => change as Evidence // safe: only these are read

describe('isOver', () => {
  it('holds for ended and interrupted attempts only', () => {
    const states = ['connecting', 'open', 'closing', 'closed', 'interrupted'] as const
    expect(states.map((state) => isOver(seen({ state })))).toEqual([false, false, false, true, true])
  })
})

describe('noAnswer', () => {
  it('names the failure and its phase, else the outcome', () => {
    expect(noAnswer(seen({ failure: { phase: 'connect', code: 'connection-refused' }, outcome: 'unreachable' }))).toBe(
      'No answer came: connection-refused (connect)',
    )
    expect(noAnswer(seen({ failure: null, outcome: 'not-http' }))).toBe('No answer came: not-http')
    expect(noAnswer(seen({ failure: null, outcome: null }))).toBe('No answer came')
  })
})

describe('hasNoSession', () => {
  it('holds once the outcome is known to be none of a session', () => {
    const outcomes = [null, 'accepted', 'invalid', 'refused', 'unreachable'] as const
    expect(outcomes.map((outcome) => hasNoSession(seen({ outcome })))).toEqual([false, false, false, true, true])
  })
})
