import { describe, expect, it } from 'vitest'
import { attemptView } from '../../../testing/compare-kit'
import { compareDiagnoses, compareExpectations, compareVerdicts } from './compare-judgements'

const base = attemptView()
const [first] = base.verdicts
if (first === undefined) throw new Error('a view has verdicts')
const verdict = (rule: string, outcome: 'pass' | 'fail' | 'unknown', reason: string | null = null) => ({
  ...first,
  rule,
  outcome,
  reason,
  because: 'x',
})

describe('judgements side by side', () => {
  it('match verdicts by rule, and leave out what passes here and says nothing there', () => {
    const a = {
      ...base,
      verdicts: [verdict('a/one', 'pass'), verdict('a/two', 'pass'), verdict('a/three', 'fail', 'is 1'), verdict('a/four', 'pass')],
    }
    const b = {
      ...base,
      verdicts: [
        verdict('a/one', 'fail', 'was "x"'),
        verdict('a/two', 'unknown'),
        verdict('a/three', 'fail', 'is 2'),
        verdict('a/four', 'pass'),
      ],
    }
    expect(compareVerdicts(a, b)).toEqual([
      { label: 'a/one', kind: 'changed', before: 'passes', after: 'fails: was "x"' },
      { label: 'a/three', kind: 'changed', before: 'fails: is 1', after: 'fails: is 2', eachTime: true },
      { label: 'a/four', kind: 'same', before: 'passes', after: 'passes' },
    ])
  })
  it('match causes by id', () => {
    const cause = { id: 'x/y', title: 'a cause', confidence: 'likely' as const, basis: 'source' as const, layer: 'proxy' as const }
    const whole = { ...cause, about: 'answer' as const, evidence: [], cause: '', remedy: '', snippets: [], source: '' }
    expect(compareDiagnoses({ ...base, diagnoses: [whole] }, { ...base, diagnoses: [] })).toEqual([
      { label: 'x/y', kind: 'removed', before: 'likely: a cause', after: null },
    ])
  })
  it('match expectations by what is expected', () => {
    const expected = { id: 'status-1', kind: 'status' as const, title: 'Status is 101', expected: '101', sentence: '' }
    const view = (outcome: 'pass' | 'fail', seen: string) => ({ ...base, expectations: [{ ...expected, outcome, seen }] })
    expect(compareExpectations(view('pass', 'Status is 101'), view('fail', 'Status is 403'))).toEqual([
      { label: 'Status is 101', kind: 'changed', before: 'pass: Status is 101', after: 'fail: Status is 403' },
    ])
    expect(compareExpectations(base, base)).toEqual([])
  })
})
