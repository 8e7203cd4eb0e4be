import { describe, expect, it } from 'vitest'
import { attemptView } from '../../../testing/compare-kit'
import { compareTimings, differsMuch, phaseTimes } from './compare-timings'

const base = attemptView()

describe('timings side by side', () => {
  it('tell each phase that was passed, added up over hops', () => {
    const phases = [
      { phase: 'connect' as const, state: 'reached' as const, startedAt: 0, endedAt: 5, detail: '' },
      { phase: 'connect' as const, state: 'reached' as const, startedAt: 10, endedAt: 12, detail: '' },
      { phase: 'proxy' as const, state: 'skipped' as const, startedAt: 5, endedAt: 5, detail: '' },
      { phase: 'response' as const, state: 'running' as const, startedAt: 12, endedAt: null, detail: '' },
    ]
    expect(phaseTimes({ ...base, phases }, { ...base, phases: [] })).toEqual([{ name: 'Connecting', before: 7, after: null }])
  })
  it('count as different from three times and 200 ms on', () => {
    const name = 'Connecting'
    expect(differsMuch({ name, before: 10, after: 209 })).toBe(false)
    expect(differsMuch({ name, before: 10, after: 210 })).toBe(true)
    expect(differsMuch({ name, before: 1000, after: 300 })).toBe(true)
    expect(differsMuch({ name, before: 500, after: 900 })).toBe(false)
    expect(differsMuch({ name, before: null, after: 900 })).toBe(false)
  })
  it('differ each time otherwise', () => {
    const rows = compareTimings(
      { ...base, phases: [], timings: { ...base.timings, head: 5 } },
      { ...base, phases: [], timings: { ...base.timings, head: 9 } },
    )
    expect(rows).toEqual([{ label: 'All up to the answer', kind: 'changed', before: '5 ms', after: '9 ms', eachTime: true }])
  })
})
