import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shutDown } from '../platform/shutdown'
import { forgetLocalIdentity, localIdentity } from './installation'
import { MigrationError, migrate } from './migrate'
import { openStore } from './open-store'

let folder: string
const settings = () => ({
  dataDir: path.join(folder, 'data'),
  databaseFile: path.join(folder, 'data/app.db'),
  secretKey: null as Uint8Array | null,
  secretKeyFile: null as string | null,
  keyFolder: path.join(folder, 'keys'),
})
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sockscope-open-'))
  forgetLocalIdentity()
})
afterEach(async () => {
  await shutDown(1_000)
  rmSync(folder, { recursive: true, force: true })
})
const fingerprint = () => createHash('sha256').update(readFileSync(settings().databaseFile)).digest('hex')

describe('openStore', () => {
  it('makes the data folder, the key, the first workspace and person; a second start finds them', async () => {
    expect(openStore(settings())).toMatchObject({ ok: true, interrupted: 0, backup: null })
    expect(statSync(settings().dataDir).mode & 0o777).toBe(0o700)
    expect(statSync(settings().databaseFile).mode & 0o777).toBe(0o600)
    expect(readdirSync(settings().keyFolder)).toHaveLength(1)
    const first = localIdentity()
    await shutDown(1_000)
    forgetLocalIdentity()
    expect(openStore(settings())).toMatchObject({ ok: true, applied: [] })
    expect(localIdentity()).toEqual(first)
    expect(readdirSync(settings().keyFolder)).toHaveLength(1)
  })

  it('says that another Sockscope has the folder', () => {
    expect(openStore(settings()).ok).toBe(true)
    expect(openStore(settings())).toEqual({
      ok: false,
      problem: `Another Sockscope uses the data folder ${settings().dataDir}: stop it, or set DATA_DIR to another folder.`,
    })
  })

  it('T-21: refuses a wrong key and changes nothing', async () => {
    openStore(settings())
    await shutDown(1_000)
    const before = fingerprint()
    expect(openStore({ ...settings(), secretKey: new Uint8Array(32) })).toEqual({
      ok: false,
      problem: `The key from SECRET_KEY is not the one the data folder ${settings().dataDir} was written with: set SECRET_KEY or SECRET_KEY_FILE to that key, or DATA_DIR to another folder.`,
    })
    const elsewhere = openStore({ ...settings(), keyFolder: path.join(folder, 'other') })
    expect(elsewhere).toMatchObject({ ok: false, problem: expect.stringContaining('put it back there') })
    expect(fingerprint()).toBe(before)
    expect(readdirSync(folder).includes('other')).toBe(false)
    expect(openStore(settings()).ok).toBe(true)
  })

  it('says where the data folder cannot be made', () => {
    writeFileSync(path.join(folder, 'file'), '')
    const opened = openStore({ ...settings(), dataDir: path.join(folder, 'file/data') })
    expect(opened).toMatchObject({ ok: false, problem: expect.stringContaining('set DATA_DIR to a folder this user can write to.') })
  })

  it('T-38: says when the file is no database', () => {
    mkdirSync(settings().dataDir)
    writeFileSync(settings().databaseFile, 'not a database at all, but long enough to be read as one'.repeat(20))
    expect(openStore(settings())).toMatchObject({
      ok: false,
      problem: expect.stringContaining('cannot be opened (file is not a database) and was left as it is'),
    })
  })
})

describe('migrate', () => {
  const migrations = () => path.join(folder, 'migrations')
  const file = () => path.join(folder, 'app.db')
  const add = (name: string, sql: string) => {
    mkdirSync(path.join(migrations(), name), { recursive: true })
    writeFileSync(path.join(migrations(), name, 'migration.sql'), sql)
  }
  const names = () => {
    const db = new Database(file(), { readonly: true })
    const rows = db.prepare('SELECT name FROM thing ORDER BY name').pluck().all()
    db.close()
    return rows
  }

  it('applies what is missing, once, and copies a database that has tables first', () => {
    add('1_init', "CREATE TABLE thing (name TEXT); INSERT INTO thing VALUES ('one');")
    expect(migrate(file(), migrations())).toEqual({ applied: ['1_init'], backup: null })
    expect(migrate(file(), migrations())).toEqual({ applied: [], backup: null })
    add('2_more', "INSERT INTO thing VALUES ('two');")
    const { applied, backup } = migrate(file(), migrations(), new Date('2026-11-20T12:00:00Z'))
    expect([applied, backup]).toEqual([['2_more'], path.join(folder, 'backups/before-2_more-2026-11-20T12-00-00-000Z.db')])
    expect(names()).toEqual(['one', 'two'])
    const copy = new Database(backup ?? '', { readonly: true })
    expect(copy.prepare('SELECT name FROM thing').pluck().all()).toEqual(['one'])
    copy.close()
  })

  it('T-42: refuses the database of a newer version', () => {
    add('1_init', 'CREATE TABLE thing (name TEXT)')
    add('2_later', 'CREATE TABLE later (name TEXT)')
    migrate(file(), migrations())
    rmSync(path.join(migrations(), '2_later'), { recursive: true })
    expect(() => migrate(file(), migrations())).toThrow(
      new MigrationError(
        'The data was written by a newer Sockscope (it has the migration 2_later, unknown here): start that version, or restore a copy from the folder backups.',
      ),
    )
  })

  it('T-42: leaves the data as it was when a migration fails', () => {
    add('1_init', "CREATE TABLE thing (name TEXT); INSERT INTO thing VALUES ('one');")
    migrate(file(), migrations())
    add('2_bad', "INSERT INTO thing VALUES ('two'); INSERT INTO nothing VALUES (1);")
    expect(() => migrate(file(), migrations())).toThrow(MigrationError)
    expect(names()).toEqual(['one'])
  })

  it('refuses a migration that was changed after it had been applied', () => {
    add('1_init', 'CREATE TABLE thing (name TEXT)')
    migrate(file(), migrations())
    add('1_init', 'CREATE TABLE thing (name TEXT, more TEXT)')
    expect(() => migrate(file(), migrations())).toThrow(/was changed after it had been applied/)
  })
})
