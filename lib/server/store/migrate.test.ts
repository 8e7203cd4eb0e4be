import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import esbuild from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commandBundle } from '@/scripts/setup/bundles.mjs'
import { type MigrationStep, migrate } from './migrate'

const OWN = path.resolve('prisma/migrations')
const STEPS: readonly MigrationStep[] = ['copying', 'copied', 'begun', 'applied', 'recorded', 'committed']
const names = readdirSync(OWN)
  .filter((name) => /^\d/.test(name))
  .sort()
let folder: string
let child: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sockscope-migrate-'))
  mkdirSync('build', { recursive: true })
  child = path.resolve('build', `migration-child-${process.pid}.mjs`)
  await esbuild.build(commandBundle('lib/testing/migration-child.ts', child))
})
afterAll(() => {
  rmSync(child, { force: true })
  rmSync(folder, { recursive: true, force: true })
})

/** The migrations up to and with one, in a folder of their own. */
function upTo(last: number): string {
  const some = path.join(folder, `first-${last}`)
  for (const name of names.slice(0, last + 1)) cpSync(path.join(OWN, name), path.join(some, name), { recursive: true })
  return some
}

function look(file: string) {
  const db = new Database(file)
  const applied = db.prepare('SELECT migration_name FROM _prisma_migrations ORDER BY migration_name').pluck().all()
  const told = {
    applied,
    integrity: db.pragma('integrity_check', { simple: true }),
    rows: db.prepare('SELECT name FROM Workspace').pluck().all(),
  }
  db.close()
  return told
}

it('T-42: a process that is killed in any step of any migration leaves the database as it was before that migration or after it', () => {
  // The migrations take turns at the steps, so that each of both is killed.
  for (const [n, name] of names.entries()) {
    if (n === 0) continue
    const step = STEPS[n % STEPS.length] as MigrationStep
    const file = path.join(folder, `${name}.db`)
    migrate(file, upTo(n - 1))
    const db = new Database(file)
    db.exec("INSERT INTO Workspace (id, name) VALUES ('w', 'kept')")
    db.close()
    const { signal } = spawnSync(process.execPath, ['--conditions=react-server', child, file, upTo(n), step, name])
    expect([name, step, signal]).toEqual([name, step, 'SIGKILL'])
    const after = step === 'committed' ? names.slice(0, n + 1) : names.slice(0, n)
    expect([step, look(file)]).toEqual([step, { applied: after, integrity: 'ok', rows: ['kept'] }])
    expect(migrate(file, OWN).applied).toEqual(names.slice(after.length))
    expect(look(file)).toEqual({ applied: names, integrity: 'ok', rows: ['kept'] })
    const copies = readdirSync(path.join(folder, 'backups')).filter((copy) => copy.includes(name))
    // A copy that was cut short is none, and is cleared away.
    expect(copies.filter((copy) => copy.endsWith('.partial'))).toEqual([])
  }
})
