import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { GET as readHealth } from '@/app/api/health/route'
import { GET as listNotices } from '@/app/api/notices/route'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'
import { type WorkerKit, workerKit } from '@/lib/testing/worker-kit'
import { shutDown } from '../platform/shutdown'
import { forgetSingleton } from '../platform/singleton'
import { statement } from './client'
import { createAttempt } from './create-attempt'
import { forgetLocalIdentity } from './installation'
import { checkPages } from './integrity'
import { openStore } from './open-store'

let worker: WorkerKit
let server: TestServer
beforeAll(async () => {
  worker = await workerKit()
})
afterAll(() => worker.remove())
beforeEach(() => {
  server = testServer()
  for (let n = 0; n < 50; n++) {
    const draft = { url: `ws://127.0.0.1:9/${n}` }
    const { workspaceId, personId } = server
    createAttempt({ workspaceId, createdById: personId, draft, exactDraft: draft, url: draft.url, host: '127.0.0.1', port: 9, tls: false })
  }
})
afterEach(() => server.stop())

const settings = () => ({
  dataDir: path.dirname(server.databaseFile),
  databaseFile: server.databaseFile,
  secretKey: null,
  secretKeyFile: path.join(server.folder, 'test.key'),
  keyFolder: server.folder,
})
const mark = () => path.join(settings().dataDir, 'running')
const fingerprint = () => createHash('sha256').update(readFileSync(server.databaseFile)).digest('hex')
/** Stops as a server does; what comes after starts anew in the same folder. */
async function stop(): Promise<void> {
  statement('PRAGMA wal_checkpoint(TRUNCATE)').get()
  await shutDown(1_000)
  for (const name of ['shutdown', 'integrity', 'store-workers', 'storage-worker', 'check-worker']) forgetSingleton(name)
  forgetLocalIdentity()
}
const notices = async () => ((await (await call(listNotices, '/api/notices')).json()) as { items: { id: string; text: string }[] }).items

it('T-38: knows whether the process before was stopped, and reads every page where it was not', async () => {
  expect(existsSync(mark())).toBe(true)
  await stop()
  expect(existsSync(mark())).toBe(false)
  expect(openStore(settings())).toMatchObject({ ok: true, unclean: false })
  await stop()
  writeFileSync(mark(), '')
  expect(openStore(settings())).toMatchObject({ ok: true, unclean: true })
  worker.start(server.databaseFile)
  expect(await checkPages(true)).toEqual({ state: 'sound', problems: [] })
  expect(await (await call(readHealth, '/api/health')).json()).toMatchObject({ database: { ok: true, integrity: 'sound' } })
  expect(await notices()).toEqual([])
})

it('T-38: a page with other octets is found, told on every page with the newest copy, and nothing is overwritten', async () => {
  const root = statement("SELECT rootpage FROM sqlite_master WHERE name = 'Attempt_state_idx'").pluck().get() as number
  const size = statement('PRAGMA page_size').pluck().get() as number
  await stop()
  const file = openSync(server.databaseFile, 'r+')
  writeSync(file, Buffer.alloc(64, 0x55), 0, 64, (root - 1) * size)
  closeSync(file)
  const copy = path.join(settings().dataDir, 'backups/before-something.db')
  mkdirSync(path.dirname(copy), { recursive: true })
  writeFileSync(copy, 'a copy')
  const before = fingerprint()
  // Nothing was interrupted, so the start itself does not read that index.
  const opened = openStore(settings())
  if (opened.ok) {
    worker.start(server.databaseFile)
    expect((await checkPages(true)).state).toBe('damaged')
    const said = await notices()
    expect(said).toMatchObject([{ id: 'database-damaged', level: 'fail' }])
    expect(said[0]?.text).toContain(`the newest copy is ${copy}: put it in its place`)
    expect(await (await call(readHealth, '/api/health')).json()).toMatchObject({ status: 'ok', database: { integrity: 'damaged' } })
  } else expect(opened.problem).toContain(`the newest copy is ${copy}: put it in its place`)
  expect(fingerprint()).toBe(before)
})

it('T-38: a database whose header is gone, or that was cut, is refused with a sentence and left as it is', async () => {
  await stop()
  const whole = readFileSync(server.databaseFile)
  for (const spoil of [
    () => writeFileSync(server.databaseFile, Buffer.concat([Buffer.alloc(100), whole.subarray(100)])),
    () => truncateSync(server.databaseFile, 5_000),
  ]) {
    writeFileSync(server.databaseFile, whole)
    spoil()
    const before = fingerprint()
    const opened = openStore(settings())
    expect(opened).toMatchObject({
      ok: false,
      problem: expect.stringContaining('was left as it is; there is no copy in the folder backups'),
    })
    expect(fingerprint()).toBe(before)
    expect(existsSync(mark())).toBe(false)
  }
  rmSync(server.databaseFile)
  writeFileSync(server.databaseFile, whole)
  expect(openStore(settings()).ok).toBe(true)
})
