import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentHash, unlessCurrent } from './stamp.mjs'

let folder: string
const at = (name: string) => path.join(folder, name)
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sockscope-stamp-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('contentHash', () => {
  it('changes with contents, and not with tests, generated files or times', () => {
    mkdirSync(at('lib/generated'), { recursive: true })
    writeFileSync(at('lib/a.ts'), 'one')
    const before = contentHash([at('lib')])
    writeFileSync(at('lib/a.test.ts'), 'a test')
    writeFileSync(at('lib/generated/client.ts'), 'generated')
    writeFileSync(at('lib/a.ts'), 'one')
    expect(contentHash([at('lib')])).toBe(before)
    writeFileSync(at('lib/a.ts'), 'two')
    expect(contentHash([at('lib')])).not.toBe(before)
  })

  it('changes with the Node it is made for', () => {
    expect(contentHash([], ['v20.1.0'])).not.toBe(contentHash([], ['v22.1.0']))
  })
})

describe('unlessCurrent', () => {
  it('works once for the same inputs', async () => {
    const made = at('made')
    const job = { stamp: at('stamps/one'), hash: 'h1', made: [made] }
    const work = () => writeFileSync(made, 'x')
    expect([await unlessCurrent(job, work), await unlessCurrent(job, work)]).toEqual([true, false])
    expect(await unlessCurrent({ ...job, hash: 'h2' }, work)).toBe(true)
    rmSync(made)
    expect(await unlessCurrent({ ...job, hash: 'h2' }, work)).toBe(true)
  })

  it('works again after work that was cut short', async () => {
    const job = { stamp: at('stamp'), hash: 'h1', made: [] }
    await unlessCurrent(job, () => undefined)
    const cut = { ...job, hash: 'h2' }
    await expect(
      unlessCurrent(cut, () => {
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    expect(existsSync(job.stamp)).toBe(false)
    await unlessCurrent(cut, () => undefined)
    expect(readFileSync(job.stamp, 'utf8')).toBe('h2')
  })
})
