import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CoverageRule, coverageDocument, coverageProblems, type Decisions } from './coverage'
import { SOURCES } from './sources'

const ROOT = path.resolve(import.meta.dirname, '../..')
const example = { name: 'one', because: 'is' }
const covering = (...catalogue: string[]): CoverageRule => ({
  id: 'request/one',
  catalogue,
  examples: { pass: [example], fail: [example] },
})
const rows = [
  { id: 'R-001', norm: 'must', about: 'first' },
  { id: 'H-002', norm: 'should', about: 'second' },
]

describe('the coverage of the catalogue', () => {
  it('has a rule or a reason for every row, and no word that contradicts the rules', () => {
    expect(coverageProblems(SOURCES)).toEqual([])
  })

  it('is written down as it is: docs/coverage.md is written anew by `npm run coverage`', () => {
    expect(readFileSync(path.join(ROOT, 'docs/coverage.md'), 'utf8')).toBe(coverageDocument(SOURCES))
  })

  it('has each row once', () => {
    expect(SOURCES.rows.filter((row) => row.id.startsWith('R-'))).toHaveLength(75)
    expect(SOURCES.rows.filter((row) => row.id.startsWith('H-'))).toHaveLength(118)
    expect(SOURCES.rows.filter((row) => row.id.startsWith('F-'))).toHaveLength(79)
    expect(new Set(SOURCES.rows.map((row) => row.id)).size).toBe(272)
  })

  it('cites tests that exist', () => {
    const cited = Object.values(SOURCES.decisions).flatMap((decision) => decision.test ?? [])
    expect(cited.filter((test) => !existsSync(path.join(ROOT, test)))).toEqual([])
  })
})

describe('coverageProblems', () => {
  const problems = (rules: readonly CoverageRule[], decisions: Decisions) => coverageProblems({ rows, rules, decisions })

  it('finds a row with neither a rule nor a reason, also where it is said to be merged and no rule names it', () => {
    expect(problems([covering('R-001')], {})).toEqual(['H-002 (second) has neither a rule nor a reason'])
    expect(problems([covering('R-001')], { 'H-002': { is: 'merged', because: 'with the first' } })).toEqual([
      'H-002 (second) has neither a rule nor a reason',
    ])
  })

  it('finds words that the rules contradict, and rows that are none', () => {
    const decisions: Decisions = { 'R-001': { is: 'open', because: 'not yet' }, 'H-003': { is: 'left-out', because: 'never' } }
    expect(problems([covering('R-001', 'H-002', 'R-999')], decisions)).toEqual([
      'R-001 is said to be open, and request/one names it',
      'H-003 has a reason and is no row',
      'request/one names R-999, which is no row',
    ])
  })
})

it('shows open rows as open and counts them', () => {
  const text = coverageDocument({ rows, rules: [covering('R-001')], decisions: { 'H-002': { is: 'open', because: 'needs a clock' } } })
  expect(text).toContain('| R-001 | first | must | [request/one](../lib/core/rules/request/one.ts) | 2 |  |')
  expect(text).toContain('Of 1 rows with a rule: 0. Left out: 0. Open: 1.')
  expect(text).toContain('| H-002 | second | should |  |  | **Open**: needs a clock |')
})
