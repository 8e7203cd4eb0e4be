import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { KNOWN_IDS, SOURCES } from './sources'
import { tableDocument, tableProblems } from './table'

const ROOT = path.resolve(import.meta.dirname, '../..')

describe('the table of diagnoses', () => {
  it('has a diagnosis or a reason for every row', () => {
    expect(tableProblems(SOURCES)).toEqual([])
  })

  it('is written down as it is: docs/diagnoses.md is written anew by `npm run diagnoses`', () => {
    expect(readFileSync(path.join(ROOT, 'docs/diagnoses.md'), 'utf8')).toBe(tableDocument(SOURCES))
  })

  it('has each row of the catalogues once', () => {
    const count = (pattern: RegExp) => SOURCES.rows.filter(({ id }) => pattern.test(id)).length
    expect([count(/^\d{3}$/), count(/^A2-/), count(/^E-/), count(/^A7-/)]).toEqual([133, 18, 37, 8])
    expect(new Set(SOURCES.rows.map(({ id }) => id)).size).toBe(SOURCES.rows.length)
  })

  it('names diagnoses and cites tests that exist', () => {
    expect(SOURCES.entries.filter(({ id }) => !KNOWN_IDS.has(id))).toEqual([])
    expect(SOURCES.entries.filter(({ test }) => !existsSync(path.join(ROOT, test)))).toEqual([])
  })
})

describe('tableProblems', () => {
  const rows = [
    { id: '001', about: 'first' },
    { id: 'E-1', about: 'second' },
  ]
  const entries = [{ id: 'sample/one', rows: ['001'], test: 'sample.test.ts' }]

  it('finds rows without a word, and reasons that are contradicted or of no row', () => {
    expect(tableProblems({ rows, entries, reasons: {} })).toEqual(['E-1 (second) has neither a diagnosis nor a reason'])
    expect(tableProblems({ rows, entries, reasons: { '001': 'a', 'E-1': 'b', 'E-2': 'c' } })).toEqual([
      '001 has a reason, and sample/one says it',
      'E-2 has a reason and is no row',
    ])
  })

  it('writes rows that are not shown with their reason', () => {
    const text = tableDocument({ rows, entries, reasons: { 'E-1': 'it needs two' } })
    expect(text).toContain('| 001 | first | `sample/one` | [sample.test.ts](../sample.test.ts) |')
    expect(text).toContain('| E-1 | second | Not shown: it needs two |  |')
  })
})
