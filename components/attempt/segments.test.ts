import { describe, expect, it } from 'vitest'
import { segmentsOf, touches } from './segments'

describe('segmentsOf', () => {
  it('gives the whole range when nothing marks it', () => {
    expect(segmentsOf({ start: 10, end: 20 }, [], [])).toEqual([{ start: 10, end: 20, masked: false, rules: [] }])
  })
  it('cuts at masks and marks, also where they overlap', () => {
    expect(segmentsOf({ start: 0, end: 10 }, [{ start: 4, end: 8 }], [{ start: 6, end: 12, rule: 'a' }])).toEqual([
      { start: 0, end: 4, masked: false, rules: [] },
      { start: 4, end: 6, masked: true, rules: [] },
      { start: 6, end: 8, masked: true, rules: ['a'] },
      { start: 8, end: 10, masked: false, rules: ['a'] },
    ])
  })
  it('gives nothing for an empty range', () => {
    expect(segmentsOf({ start: 3, end: 3 }, [], [{ start: 3, end: 3, rule: 'a' }])).toEqual([])
  })
})

describe('touches', () => {
  it('puts an empty span into the line it stands in, not the one before', () => {
    expect(touches({ start: 5, end: 5 }, { start: 5, end: 9 })).toBe(true)
    expect(touches({ start: 5, end: 5 }, { start: 0, end: 5 })).toBe(false)
  })
})
