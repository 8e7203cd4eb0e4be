import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { trackedFiles } from './tracked-files.mjs'

/** The rows of the table in docs/security.md: id, what is said, and the tests that are named. */
const rows = readFileSync('docs/security.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id = '', said = '', proof = ''] = /^\| (T-\d\d) \| (.*) \| (.*?) ?\|$/.exec(line) ?? []
    return id === '' ? [] : [{ id, said, tests: [...proof.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file) }]
  })

/** Ids that stand in the texts of a test file: in names of tests, not in comments. */
function idsOf(file: string): Set<string> {
  const texts = readFileSync(file, 'utf8').matchAll(/(['"`])((?:(?!\1)[^\n])*?\bT-\d\d(?:(?!\1)[^\n])*)\1/g)
  return new Set([...texts].flatMap(([, , text = '']) => text.match(/\bT-\d\d/g) ?? []))
}

describe('docs/security.md', () => {
  it('has one row for each threat, in order', () => {
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 48 }, (_, at) => `T-${String(at + 1).padStart(2, '0')}`))
  })
  it.each(rows.map((row) => [row.id, row] as const))('%s names tests that bear its id, or says what is left', (id, { said, tests }) => {
    if (tests.length === 0) expect(said).toContain('Left: ')
    for (const file of tests) expect([file, existsSync(file) && idsOf(file).has(id)]).toEqual([file, true])
  })
  it('names every test that bears the id of a threat', () => {
    const files = [...trackedFiles('*.test.ts'), ...trackedFiles('*.spec.ts')].filter(
      (file) => existsSync(file) && !file.startsWith('scripts/gate/threats'),
    )
    const unnamed = files.flatMap((file) =>
      [...idsOf(file)].flatMap((id) => (rows.find((row) => row.id === id)?.tests.includes(file) ? [] : [`${id}: ${file}`])),
    )
    expect(unnamed).toEqual([])
  })
})
