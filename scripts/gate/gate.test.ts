import { describe, expect, it } from 'vitest'
import { impurities } from './core-purity.mjs'
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
