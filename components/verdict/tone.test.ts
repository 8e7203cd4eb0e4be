import { describe, expect, it } from 'vitest'
import { byTone, toneOf, worstTone } from './tone'

describe('toneOf', () => {
  it('calls a broken must a failure and a broken should a warning', () => {
    expect(toneOf({ outcome: 'fail', level: 'must', effect: 'clients-tolerate' })).toBe('fail')
    expect(toneOf({ outcome: 'fail', level: 'should', effect: 'clients-tolerate' })).toBe('warn')
    expect(toneOf({ outcome: 'fail', level: 'practice', effect: 'clients-fail' })).toBe('fail')
  })
  it('never calls the unseen a pass', () => {
    expect(toneOf({ outcome: 'unknown', level: 'must', effect: 'clients-fail' })).toBe('neutral')
    expect(toneOf({ outcome: 'not-applicable', level: 'must', effect: 'none' })).toBe('neutral')
  })
})

describe('worstTone', () => {
  it('is the gravest', () => {
    expect(worstTone(['pass', 'warn', 'neutral'])).toBe('warn')
    expect(worstTone([])).toBeNull()
  })
})

describe('byTone', () => {
  it('puts what makes clients fail first', () => {
    const mild = { id: 1, outcome: 'fail', level: 'must', effect: 'clients-tolerate' } as const
    const grave = { id: 2, outcome: 'fail', level: 'must', effect: 'clients-fail' } as const
    expect(byTone<typeof mild | typeof grave>([mild, grave]).fail.map((verdict) => verdict.id)).toEqual([2, 1])
  })
})
