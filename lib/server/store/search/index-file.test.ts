import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ALL_IDS, makeAnew, openForWriting, readMeta, removeForeignIndex, writeMeta } from './index-file'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sockscope-index-'))
  file = path.join(folder, 'search.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const OURS = { uid: 'ours', newestChange: 7 }

describe('the file of the search index', () => {
  it('begins empty, for its owner only to read, and is opened again as it was', () => {
    const made = openForWriting(file, OURS)
    expect([made.madeAnew, readMeta(made.db, OURS), statSync(file).mode & 0o777]).toEqual([true, { before: ALL_IDS, mark: 0 }, 0o600])
    writeMeta(made.db, 'mark', 7)
    made.db.close()
    const again = openForWriting(file, OURS)
    expect([again.madeAnew, readMeta(again.db, OURS)?.mark]).toEqual([false, 7])
    again.db.close()
  })
  it('is removed where the database is an older copy, another one, or the file is none of ours; else it stays', () => {
    const db = makeAnew(file, OURS)
    writeMeta(db, 'mark', 7)
    db.close()
    removeForeignIndex(file, OURS)
    expect(existsSync(file)).toBe(true)
    const copy = readFileSync(file)
    for (const belonging of [
      { ...OURS, newestChange: 6 },
      { ...OURS, uid: 'another' },
    ]) {
      writeFileSync(file, copy)
      removeForeignIndex(file, belonging)
      expect(existsSync(file)).toBe(false)
    }
    writeFileSync(file, 'no database')
    removeForeignIndex(file, OURS)
    expect(existsSync(file)).toBe(false)
  })
})
