import { describe, expect, it } from 'vitest'
import { impurities } from './core-purity.mjs'
import { dependencyProblems } from './dependencies.mjs'
import { brokenCitations } from './docs.mjs'
import { holdsCode, missingTests } from './pairs.mjs'

describe('pairs', () => {
  it('asks for a test of a file with code and not of a file with types only', () => {
    const files = ['lib/core/bytes/hex.ts', 'lib/core/bytes/span.ts']
    const read = (file: string) => (file.endsWith('hex.ts') ? 'export function hexEncode() {}' : 'export type Span = { start: number }')
    expect(missingTests(files, read, () => false)).toEqual([{ file: 'lib/core/bytes/hex.ts', test: 'lib/core/bytes/hex.test.ts' }])
    expect(missingTests(files, read, () => true)).toEqual([])
  })
  it('does not take code inside a comment for code', () => {
    expect(holdsCode('/* export function x() {} */\nexport type X = 1')).toBe(false)
  })
})

describe('purity', () => {
  it.each([
    ['const now = Date.now()', 'a clock'],
    ['const n = Math.random()', 'chance'],
    ['export async function read() {}', 'something asynchronous'],
    ['const x = await y', 'something asynchronous'],
  ])('finds %s', (source, what) => {
    expect(impurities(source)).toEqual([{ line: 1, what }])
  })
  it('passes over strings and comments', () => {
    expect(impurities("// await Date.now()\nconst header = 'new Date'")).toEqual([])
  })
})

describe('docs', () => {
  it('reports a cited path, a link and a script that do not exist', () => {
    const text = 'See `lib/core/gone.ts`, [this](./gone.md) and `npm run gone`; `lib/core` is there.'
    expect(brokenCitations('docs/a.md', text, (file: string) => file === 'lib/core', new Set(['ok']))).toEqual([
      'docs/a.md cites lib/core/gone.ts, which does not exist',
      'docs/a.md links to ./gone.md, which does not exist',
      'docs/a.md cites npm run gone, which package.json does not have',
    ])
  })
})

describe('dependencies', () => {
  const entry = { why: 'Draws what is to be drawn', reviewed: '2026-11-27' }
  const lock = { packages: { '': {}, 'node_modules/a': { integrity: 'sha512-x' } } }
  it('T-46: fails on a package that nobody looked at, on one that is gone, and on a range of versions', () => {
    const reviewed = { dependencies: { a: entry, gone: entry }, devDependencies: { c: { why: '', reviewed: 'lately' } } }
    expect(dependencyProblems({ dependencies: { a: '1.0.0', b: '^2.0.0' }, devDependencies: { c: '3.0.0-rc.1' } }, reviewed, lock)).toEqual(
      [
        'b is "^2.0.0" in package.json: expected one exact version',
        'b is new among the dependencies: look at it, then say why and since when in docs/dependencies.json',
        'gone is no longer among the dependencies: take it out of docs/dependencies.json',
        'c in docs/dependencies.json lacks why it is needed or the date of the review (reviewed: "2026-11-27")',
      ],
    )
    expect(dependencyProblems({ dependencies: { a: '1.0.0' } }, { dependencies: { a: entry } }, lock)).toEqual([])
  })
  it('T-46: fails on a package without integrity, from elsewhere, or with an install script that nobody allowed or forbade', () => {
    const packages = {
      'node_modules/a': {},
      'node_modules/a/node_modules/@s/b': { integrity: 'sha512-x', hasInstallScript: true },
      'node_modules/c': { integrity: 'sha512-x', hasInstallScript: true, resolved: 'git+ssh://git@example.com/c.git' },
    }
    expect(dependencyProblems({ allowScripts: { c: false } }, {}, { packages })).toEqual([
      'a has no integrity in package-lock.json',
      '@s/b runs a script when it is installed: allow or forbid it by name in "allowScripts" of package.json',
      'c comes from git+ssh://git@example.com/c.git',
    ])
  })
})
