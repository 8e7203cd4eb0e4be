import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import esbuild from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { POST as makeBackup } from '@/app/api/storage/backup/route'
import { DELETE as deleteBackup, GET as downloadBackup } from '@/app/api/storage/backups/[name]/route'
import { POST as compact } from '@/app/api/storage/compact/route'
import { POST as restore, DELETE as takeBack } from '@/app/api/storage/restore/route'
import { GET as readStorage } from '@/app/api/storage/route'
import { DELETE as dropUpload, POST as upload } from '@/app/api/storage/upload/route'
import { register } from '@/lib/server/attempts/hub'
import type { LiveSession } from '@/lib/server/attempts/session'
import { shutDown } from '@/lib/server/platform/shutdown'
import { forgetSingleton } from '@/lib/server/platform/singleton'
import { closeDatabase, statement } from '@/lib/server/store/client'
import { forgetLocalIdentity } from '@/lib/server/store/installation'
import { type OpenStoreResult, openStore } from '@/lib/server/store/open-store'
import { brokenAudit, listAudit } from '@/lib/server/store/people/audit'
import { restorePlace } from '@/lib/server/store/storage/copies'
import { finishRestore, lastOrder } from '@/lib/server/store/storage/finish-restore'
import type { SettleStep } from '@/lib/server/store/storage/settle-restore'
import { attemptIds, putAttempt } from '@/lib/testing/history-kit'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'
import { type WorkerKit, workerKit } from '@/lib/testing/worker-kit'
import { commandBundle } from '@/scripts/setup/bundles.mjs'
import type { Backup } from './backups'
import { assertSpace, SPACE_LEFT } from './data-folder'

let worker: WorkerKit
let server: TestServer
beforeAll(async () => {
  worker = await workerKit()
})
afterAll(() => worker.remove())
beforeEach(() => {
  server = testServer()
  worker.start(server.databaseFile)
})
afterEach(() => server.stop())

const dataDir = () => path.dirname(server.databaseFile)
const backups = () => path.join(dataDir(), 'backups')
const storage = async () => (await call(readStorage, '/api/storage')).json()
const backUp = async () => (await (await call(makeBackup, '/api/storage/backup', { method: 'POST' })).json()) as Backup
const askRestore = (body: object) => call(restore, '/api/storage/restore', { body })
/** What refused a restore: the status, and the sentence. */
async function refusal(response: Response): Promise<[number, string]> {
  return [response.status, (await response.json()).detail]
}
async function uploaded(octets: Uint8Array, piece = 1_500_000): Promise<void> {
  for (let at = 0; at < octets.length; at += piece) {
    const base64 = Buffer.from(octets.subarray(at, at + piece)).toString('base64')
    expect((await call(upload, '/api/storage/upload', { body: { at, base64 } })).status).toBe(200)
  }
}
const restoreUpload = async (octets: Uint8Array) => {
  await uploaded(octets)
  return askRestore({ backup: null, name: 'mine.db' })
}

/** Stops what has the database open, and opens it again as the next start does. */
async function startAgain(): Promise<Extract<OpenStoreResult, { ok: true }>> {
  await shutDown(5_000)
  for (const name of ['store-workers', 'storage-worker', 'storage-usage', 'data-generation', 'shutdown']) forgetSingleton(name)
  return open()
}
function open() {
  forgetLocalIdentity()
  const { folder, databaseFile } = server
  const keys = { secretKey: null, secretKeyFile: path.join(folder, 'test.key'), keyFolder: folder }
  const opened = openStore({ dataDir: dataDir(), databaseFile, ...keys })
  if (!opened.ok) throw new Error(opened.problem)
  worker.start(databaseFile)
  return opened
}

describe('a backup', () => {
  it('T-38: is whole and holds what was acknowledged before, while attempts are written', async () => {
    for (let n = 0; n < 40; n++) putAttempt({ octets: 100_000 })
    const before = attemptIds()
    let writing = true
    const write = async () => {
      while (writing) {
        putAttempt({ octets: 20_000 })
        await new Promise(setImmediate)
      }
    }
    const written = write()
    const made = await backUp()
    writing = false
    await written
    expect(attemptIds().length).toBeGreaterThan(before.length)
    expect(made).toMatchObject({ reason: 'asked', by: 'Me', attempts: expect.any(Number) })
    const file = path.join(backups(), made.name)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const copy = new Database(file, { readonly: true })
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    const ids = copy.prepare('SELECT id FROM Attempt').pluck().all()
    copy.close()
    expect(ids).toEqual(expect.arrayContaining([...before]))
    expect(ids).toHaveLength(made.attempts ?? -1)
    expect(readdirSync(backups()).filter((name) => name.endsWith('.part'))).toEqual([])
    expect((await storage()).backups).toEqual([made])
    expect(listAudit(server.workspaceId, null, 1)).toMatchObject([{ action: 'storage.backup', subject: made.name }])
  })

  it('is downloaded as it is, and deleted; a name that leads elsewhere is none', async () => {
    const { name } = await backUp()
    const answer = await call(downloadBackup, `/api/storage/backups/${name}`, { params: { name } })
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(path.join(backups(), name)))).toBe(true)
    for (const wrong of ['../app.db', '..%2Fapp.db', '/etc/passwd', 'a/../../app.db', '.hidden.db', 'note.json', ''])
      for (const route of [downloadBackup, deleteBackup])
        expect([wrong, (await call(route, '/api/storage/backups/x', { params: { name: wrong } })).status]).toEqual([wrong, 400])
    const gone = { method: 'DELETE', params: { name } }
    expect((await call(deleteBackup, `/api/storage/backups/${name}`, gone)).status).toBe(204)
    expect((await call(deleteBackup, `/api/storage/backups/${name}`, gone)).status).toBe(404)
    expect(readdirSync(backups())).toEqual([])
  })

  it('is refused beyond twenty, and where the disk has no room', async () => {
    mkdirSync(backups(), { recursive: true })
    for (let n = 0; n < 20; n++) writeFileSync(path.join(backups(), `backup-${n}.db`), '')
    expect(await refusal(await call(makeBackup, '/api/storage/backup', { method: 'POST' }))).toEqual([
      429,
      'There are 20 copies, as many as are kept: delete one first',
    ])
    const disk = { free: SPACE_LEFT + 999, total: 1e9 }
    expect(() => assertSpace('The copy', 1_000, disk)).toThrow('The copy needs 68 MB and the disk has 68 MB free: delete copies')
    expect(() => assertSpace('The copy', 999, disk)).not.toThrow()
  })
})

describe('a restore', () => {
  it('T-38: brings back what the copy held, keeps the database of before, and ends sign-ins and tokens that ended since', async () => {
    const deleted = putAttempt()
    const at = Date.now()
    const { personId, workspaceId } = server
    statement(`INSERT INTO SignInSession (id, token, userId, expiresAt, createdAt, updatedAt) VALUES ('s', 't', ?, ?, ?, ?)`).run(
      personId,
      at,
      at,
      at,
    )
    const token = `INSERT INTO ApiToken (id, workspaceId, personId, name, scope, tokenHash, createdAt) VALUES (?, ?, ?, 'x', 'full', ?, ?)`
    for (const id of ['kept', 'ended']) statement(token).run(id, workspaceId, personId, Buffer.from(id), at)
    const { name } = await backUp()
    statement('DELETE FROM Attempt WHERE id = ?').run(deleted)
    statement(`DELETE FROM ApiToken WHERE id = 'ended'`).run()
    const later = putAttempt()
    writeFileSync(path.join(dataDir(), 'search.db'), 'of the old one')
    const asked = await askRestore({ backup: name })
    expect([asked.status, await asked.json()]).toMatchObject([202, { restarts: 'by-hand', attempts: 1, migrations: 0 }])
    expect(attemptIds()).toEqual([later])
    expect((await storage()).waits).toMatchObject({ kind: 'restore', from: name, by: 'Me' })
    expect(await refusal(await askRestore({ backup: name }))).toMatchObject([409, expect.stringContaining('waits for the next start')])

    await startAgain()
    expect(attemptIds()).toEqual([deleted])
    expect(statement('SELECT count(*) FROM SignInSession').pluck().get()).toBe(0)
    expect(statement('SELECT id FROM ApiToken').pluck().all()).toEqual(['kept'])
    expect(listAudit(workspaceId, null, 1)).toMatchObject([{ action: 'storage.restore', person: 'Me', subject: name }])
    expect(brokenAudit()).toBe(null)
    const { backups: listed, waits, lastRestore } = await storage()
    expect([waits, lastRestore.from, existsSync(restorePlace(dataDir()).order)]).toEqual([null, name, false])
    expect(existsSync(path.join(dataDir(), 'search.db'))).toBe(false)
    // The database of before is a copy like any other: it goes back the same way.
    const [aside] = listed
    expect(aside).toMatchObject({ reason: 'restore', by: 'Me' })
    expect((await askRestore({ backup: aside.name })).status).toBe(202)
    await startAgain()
    expect(attemptIds()).toEqual([later])
  })

  it('waits until sessions that run ended, or were said to end; and one thing is done at a time', async () => {
    const { name } = await backUp()
    let abort = () => {}
    const whenEnded = new Promise<void>((resolve) => {
      abort = resolve
    })
    register({ id: 'x', whenEnded, whenStored: whenEnded, abort } as LiveSession) // safe: no more of it is looked at
    expect(await refusal(await askRestore({ backup: name }))).toEqual([
      409,
      '1 session runs and would end: end them first, or say that they may',
    ])
    const [first, second] = await Promise.all([1, 2].map(() => call(makeBackup, '/api/storage/backup', { method: 'POST' })))
    expect([first?.status, await refusal(second as Response)]).toEqual([
      201,
      [409, 'A backup is being made by Me: try again when that is done'],
    ])
    expect((await askRestore({ backup: name, endSessions: true })).status).toBe(202)
  })

  it('can be taken back before the next start', async () => {
    const kept = putAttempt()
    const { name } = await backUp()
    const since = putAttempt()
    expect((await askRestore({ backup: name })).status).toBe(202)
    expect((await call(takeBack, '/api/storage/restore', { method: 'DELETE' })).status).toBe(204)
    expect((await call(takeBack, '/api/storage/restore', { method: 'DELETE' })).status).toBe(404)
    await startAgain()
    expect(new Set(attemptIds())).toEqual(new Set([kept, since]))
  })

  it('brings a copy of an earlier version up to date, from an upload', async () => {
    const kept = putAttempt()
    const { name } = await backUp()
    const old = path.join(server.folder, 'old.db')
    copyFileSync(path.join(backups(), name), old)
    const db = new Database(old)
    db.exec(`DROP INDEX Attempt_weighed_idx; DELETE FROM _prisma_migrations WHERE migration_name = '20261127134000_weigh_attempts';
      PRAGMA auto_vacuum = NONE; VACUUM`)
    // As a copy of the file itself is.
    db.pragma('journal_mode = WAL')
    db.close()
    putAttempt()
    rmSync(backups(), { recursive: true })
    const asked = await restoreUpload(readFileSync(old))
    expect([asked.status, await asked.json()]).toMatchObject([202, { attempts: 1, migrations: 1 }])
    await startAgain()
    expect(attemptIds()).toEqual([kept])
    expect((await storage()).compaction.by).toBe('steps')
  })

  it('T-38: of what is no whole copy of ours is refused with what to do, and overwrites nothing', async () => {
    const kept = putAttempt({ octets: 50_000 })
    const { name } = await backUp()
    const copy = readFileSync(path.join(backups(), name))
    const changed = (sql: string) => {
      const file = path.join(server.folder, 'changed.db')
      writeFileSync(file, copy)
      const db = new Database(file)
      db.exec(sql)
      db.close()
      return readFileSync(file)
    }
    const foreign = path.join(server.folder, 'foreign.db')
    const other = new Database(foreign)
    other.exec('CREATE TABLE notes (text)')
    other.close()
    const damaged = Buffer.from(copy)
    damaged.fill(0x5a, 8_192, 24_576)
    const cases: [string, Uint8Array, string][] = [
      ['a text', Buffer.from('nothing of the kind'), 'It is no SQLite database: expected a file that was downloaded from the storage page'],
      ['foreign', readFileSync(foreign), 'It is a database of another program: expected a copy that Sockscope made'],
      [
        'truncated',
        copy.subarray(0, copy.length - 4_096),
        `It ends after ${copy.length - 4_096} of ${copy.length} octets: download or copy it again`,
      ],
      ['damaged', damaged, 'choose another copy'],
      [
        'newer',
        changed(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '29990101000000_future')`),
        'It was written by a newer Sockscope (it has the migration 29990101000000_future, unknown here): bring this one up to date, then restore it',
      ],
      [
        'another key',
        changed(`UPDATE Installation SET keyCheck = zeroblob(60)`),
        'Its secrets and facts are sealed with another master key',
      ],
      ['a trigger', changed('CREATE TRIGGER t AFTER INSERT ON Attempt BEGIN DELETE FROM Audit; END'), 'It has the trigger t'],
      ['a table', changed('DROP TABLE KeptView'), 'its table KeptView is not as this version makes it'],
    ]
    for (const [what, octets, sentence] of cases) {
      const [status, detail] = await refusal(await restoreUpload(octets))
      expect([what, status, detail]).toEqual([what, 400, expect.stringContaining(sentence)])
      const { upload: left, candidate, order } = restorePlace(dataDir())
      expect([what, [left, candidate, order].filter((file) => existsSync(file))]).toEqual([what, []])
    }
    expect(await refusal(await askRestore({ backup: null }))).toEqual([404, 'Nothing was uploaded: choose a file first'])
    await startAgain()
    expect(attemptIds()).toEqual([kept])
  })

  it('takes an upload in order only, and drops it', async () => {
    const piece = (at: number) => call(upload, '/api/storage/upload', { body: { at, base64: 'QUJD' } })
    expect((await piece(0)).status).toBe(200)
    expect(await refusal(await piece(9))).toEqual([409, 'The piece begins at 9 and 3 octets are there: upload the copy from its beginning'])
    expect((await storage()).uploaded).toBe(3)
    expect((await call(dropUpload, '/api/storage/upload', { method: 'DELETE' })).status).toBe(204)
    expect((await storage()).uploaded).toBe(0)
    // What a process that ended meanwhile left is no restore.
    await piece(0)
    writeFileSync(restorePlace(dataDir()).candidate, 'half of it')
    writeFileSync(path.join(restorePlace(dataDir()).folder, 'of-mine.db'), 'put there by hand')
    const kept = putAttempt()
    await startAgain()
    expect([attemptIds(), readdirSync(restorePlace(dataDir()).folder)]).toEqual([[kept], ['of-mine.db']])
  })

  it('T-38: a kill in any step leaves the old database or the new one whole, and the next start goes on', async () => {
    const child = path.resolve('build/restore-child.test.mjs')
    await esbuild.build(commandBundle('lib/testing/restore-child.ts', child))
    const steps: SettleStep[] = ['folded', 'aside', 'swapped', 'synced']
    try {
      let old = putAttempt({ octets: 50_000 })
      for (const step of steps) {
        const { name } = await backUp()
        const since = putAttempt()
        expect((await askRestore({ backup: name })).status).toBe(202)
        await shutDown(5_000)
        await closeDatabase()
        for (const one of ['store-workers', 'storage-worker', 'shutdown']) forgetSingleton(one)
        const { signal } = spawnSync(process.execPath, ['--conditions=react-server', child, dataDir(), step], { encoding: 'utf8' })
        expect([step, signal]).toEqual([step, 'SIGKILL'])
        const now = new Database(server.databaseFile)
        const there = now.prepare('SELECT id FROM Attempt ORDER BY id').pluck().all()
        expect([step, now.pragma('integrity_check', { simple: true })]).toEqual([step, 'ok'])
        now.close()
        expect([step, there]).toEqual([step, step === 'folded' || step === 'aside' ? [old, since] : [old]])
        open()
        expect([step, attemptIds()]).toEqual([step, [old]])
        // A process that ends before it forgot the order does not write it down twice.
        const order = lastOrder('restore')
        if (order !== null) finishRestore(dataDir(), order)
        const entries = statement(`SELECT count(*) FROM Audit WHERE action = 'storage.restore'`).pluck().get()
        expect([step, entries]).toEqual([step, steps.indexOf(step) + 1])
        statement('DELETE FROM Attempt').run()
        old = putAttempt()
      }
    } finally {
      rmSync(child, { force: true })
    }
  })
})

describe('compacting', () => {
  it('gives free pages back while the database is open', async () => {
    for (let n = 0; n < 20; n++) putAttempt({ octets: 100_000 })
    statement('DELETE FROM Attempt').run()
    const { free } = (await storage()).files
    expect(free).toBeGreaterThan(1_900_000)
    const done = await (await call(compact, '/api/storage/compact', { body: {} })).json()
    expect(done).toMatchObject({ restarts: 'no', givenBack: expect.any(Number) })
    expect(done.givenBack).toBeGreaterThanOrEqual(free)
    expect((await storage()).files.free).toBe(0)
  })

  it('writes a database of an earlier version anew at the next start', async () => {
    const kept = putAttempt()
    await shutDown(5_000)
    await closeDatabase()
    const db = new Database(server.databaseFile)
    db.pragma('journal_mode = DELETE')
    db.exec('PRAGMA auto_vacuum = NONE; VACUUM')
    db.close()
    for (const one of ['store-workers', 'storage-worker', 'shutdown']) forgetSingleton(one)
    open()
    expect((await storage()).compaction.by).toBe('rebuild')
    expect(await (await call(compact, '/api/storage/compact', { body: {} })).json()).toMatchObject({ restarts: 'by-hand' })
    await startAgain()
    expect((await storage()).compaction.by).toBe('steps')
    expect(attemptIds()).toEqual([kept])
    expect(listAudit(server.workspaceId, null, 1)).toMatchObject([{ action: 'storage.rebuild', subject: 'database' }])
  })
})

describe('the storage page', () => {
  it('tells what the data takes, by file, kind and host', async () => {
    for (let n = 0; n < 3; n++) putAttempt({ host: 'a.example', octets: 100_000 })
    putAttempt({ host: 'b.example', pinned: true })
    const { files, usage, kinds, sessions, mostBackups } = await storage()
    expect(usage).toMatchObject({
      attempts: 4,
      bytes: 301_000 + 4 * 4_096,
      pinned: { attempts: 1, bytes: 1_000 + 4_096 },
      hosts: [
        { host: 'a.example', attempts: 3, bytes: 300_000 + 3 * 4_096 },
        { host: 'b.example', attempts: 1 },
      ],
      otherHosts: { hosts: 0 },
    })
    expect(kinds).toMatchObject({ facts: 301_000, views: 0 })
    expect([files.database + files.log > 301_000, files.disk.free > 0, files.backups, sessions, mostBackups]).toEqual([
      true,
      true,
      0,
      0,
      20,
    ])
  })
})
