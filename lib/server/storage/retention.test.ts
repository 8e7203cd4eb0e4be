import { readFileSync, statSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { POST as confirmClock } from '@/app/api/storage/retention/clock/route'
import { POST as preview } from '@/app/api/storage/retention/preview/route'
import { GET as read, PUT as set } from '@/app/api/storage/retention/route'
import { statement, WAL_LIMIT } from '@/lib/server/store/client'
import { listAudit } from '@/lib/server/store/people/audit'
import { checkpoint, databaseSize } from '@/lib/server/store/storage/database-size'
import { NO_LIMITS, type RetentionLimits, type RetentionRules } from '@/lib/server/store/storage/retention-rules'
import { ROW_WEIGHT } from '@/lib/server/store/storage/weight'
import { attemptIds, putAttempt } from '@/lib/testing/history-kit'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'
import { type WorkerKit, workerKit } from '@/lib/testing/worker-kit'
import { enforceRetention } from './enforce-retention'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-27T12:00:00Z')
const daysAgo = (days: number) => NOW - days * DAY

let worker: WorkerKit
let server: TestServer
beforeAll(async () => {
  worker = await workerKit()
})
afterAll(() => worker.remove())
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  server = testServer()
  worker.start(server.databaseFile)
})
afterEach(async () => {
  await server.stop()
  vi.useRealTimers()
})

const rulesOf = (
  general: Partial<RetentionLimits>,
  hosts: readonly (Partial<RetentionLimits> & { host: string })[] = [],
): RetentionRules => ({
  general: { ...NO_LIMITS, ...general },
  hosts: hosts.map((host) => ({ ...NO_LIMITS, ...host })),
})
const setRules = (rules: RetentionRules) => call(set, '/api/storage/retention', { method: 'PUT', body: { rules } })
const previewOf = async (rules: RetentionRules) => (await call(preview, '/api/storage/retention/preview', { body: { rules } })).json()
const readRules = async () => (await call(read, '/api/storage/retention')).json()
const enforce = (ranMs = 0) => enforceRetention({ ranMs, sparePages: 0 })

describe('retention', () => {
  it('is off until an owner sets it: everything is kept', async () => {
    putAttempt({ at: daysAgo(9_000) })
    expect(await enforce()).toBe(null)
    expect(await readRules()).toMatchObject({ on: false, runs: [], clock: null, rules: { general: NO_LIMITS, hosts: [] } })
    expect(attemptIds()).toHaveLength(1)
  })

  it('T-41: removes by age, number and octets what the preview said; pinned and running attempts stay', async () => {
    const old = putAttempt({ at: daysAgo(31) })
    const pinned = putAttempt({ at: daysAgo(400), pinned: true })
    const running = putAttempt({ at: daysAgo(300), state: 'open' })
    const young = putAttempt({ at: daysAgo(29) })
    const rules = rulesOf({ maxDays: 30 })
    expect(await previewOf(rules)).toMatchObject({
      removed: { attempts: 1, bytes: 1_000 + ROW_WEIGHT, byAge: 1, byAttempts: 0, byBytes: 0, oldest: '2026-10-27T12:00:00.000Z' },
      pinned: { attempts: 1, bytes: 1_000 + ROW_WEIGHT },
      running: { attempts: 1 },
      hosts: [{ host: 'a.example', attempts: 1 }],
    })
    expect(attemptIds()).toHaveLength(4)
    expect((await setRules(rules)).status).toBe(200)
    expect(await enforce()).toMatchObject({ attempts: 1, bytes: 1_000 + ROW_WEIGHT, byAge: 1 })
    expect(attemptIds()).toEqual([pinned, running, young])
    expect(attemptIds()).not.toContain(old)
    expect(await enforce()).toBe(null)
    expect(await readRules()).toMatchObject({ on: true, runs: [{ attempts: 1, byAge: 1 }] })
    expect(listAudit(server.workspaceId, null, 2)).toMatchObject([
      { action: 'retention.run', person: 'retention', subject: '1 attempts', detail: { attempts: 1, byAge: 1 } },
      { action: 'retention.change', subject: 'on', detail: { maxDays: 30 } },
    ])
  })

  it('keeps a host by its own rule alone, which goes before the general one', async () => {
    const ids = [5, 4, 3, 2, 1].map((days) => putAttempt({ at: daysAgo(days) }))
    const noisy = [5, 4, 3, 2, 1].map((days) => putAttempt({ at: daysAgo(days), host: 'noisy.example' }))
    const kept = putAttempt({ at: daysAgo(900), host: 'kept.example' })
    const rules = rulesOf({ maxAttempts: 3 }, [{ host: 'noisy.example', maxAttempts: 1 }, { host: 'kept.example' }])
    expect((await previewOf(rules)).rules).toMatchObject([
      { host: null, kept: { attempts: 3 }, removed: { attempts: 2, byAttempts: 2 } },
      { host: 'noisy.example', kept: { attempts: 1 }, removed: { attempts: 4 } },
      { host: 'kept.example', kept: { attempts: 1 }, removed: { attempts: 0, oldest: null } },
    ])
    await setRules(rules)
    expect(await enforce()).toMatchObject({ attempts: 6 })
    expect(new Set(attemptIds())).toEqual(new Set([kept, ...ids.slice(2), noisy[4]]))
  })

  it('removes the oldest beyond a limit of octets, and an attempt larger than that by itself', async () => {
    const large = 600_000
    const ids = [6, 5, 4].map((days) => putAttempt({ at: daysAgo(days), octets: large }))
    const huge = putAttempt({ at: daysAgo(3), octets: 2_000_000 })
    const last = putAttempt({ at: daysAgo(2), octets: large })
    const pinned = putAttempt({ at: daysAgo(1), octets: large, pinned: true })
    await setRules(rulesOf({ maxBytes: 2 * (large + ROW_WEIGHT) }))
    expect(await enforce()).toMatchObject({ attempts: 3, byBytes: 3 })
    expect(attemptIds()).toEqual([ids[2], last, pinned])
    expect(attemptIds()).not.toContain(huge)
  })

  it('refuses a host twice and a limit that is none', async () => {
    const twice = await setRules(rulesOf({}, [{ host: 'a' }, { host: 'a' }]))
    expect([twice.status, (await twice.json()).detail]).toEqual([
      400,
      'rules.hosts[1].host: "a" has a rule already: expected each host once',
    ])
    expect((await setRules(rulesOf({ maxDays: 0 }))).status).toBe(400)
  })
})

describe('a history without end', () => {
  it('T-41: stays within a limit of octets and the log, for freed pages are used again and given back', async () => {
    const limit = 4_000_000
    await setRules(rulesOf({ maxBytes: limit }))
    const empty = databaseSize().pages * databaseSize().pageBytes
    let highest = 0
    for (let round = 0; round < 16; round++) {
      for (let n = 0; n < 12; n++) putAttempt({ at: NOW + round * 100 + n, octets: 200_000 })
      await enforce()
      highest = Math.max(highest, statSync(server.databaseFile).size + statSync(`${server.databaseFile}-wal`).size)
    }
    // 38 MB were written.
    expect(highest).toBeLessThan(limit + WAL_LIMIT + empty)
    await enforce()
    expect(databaseSize()).toMatchObject({ freePages: 0, shrinks: true })
    expect(statSync(server.databaseFile).size).toBeLessThan(limit + empty)
    expect(attemptIds()).toHaveLength(Math.floor(limit / (200_000 + ROW_WEIGHT)))
  })

  it('leaves no data key of what it removed in the file', async () => {
    const id = putAttempt({ at: daysAgo(40) })
    const key = statement('SELECT dataKey FROM Attempt WHERE id = ?').pluck().get(id) as Buffer
    putAttempt()
    checkpoint()
    expect(readFileSync(server.databaseFile).includes(key)).toBe(true)
    await setRules(rulesOf({ maxDays: 30 }))
    expect(await enforceRetention({ ranMs: 0 })).toMatchObject({ attempts: 1 })
    expect(readFileSync(server.databaseFile).includes(key)).toBe(false)
  })
})

describe('the clock', () => {
  it('T-41: that jumps ahead holds age until an owner says it is right; number and octets go on', async () => {
    for (let days = 9; days >= 0; days--) putAttempt({ at: daysAgo(days) })
    await setRules(rulesOf({ maxDays: 30, maxAttempts: 8 }))
    vi.setSystemTime(NOW + 3_650 * DAY)
    expect(await enforce()).toMatchObject({ attempts: 2, byAge: 0, byAttempts: 2 })
    expect(await enforce(1_000)).toBe(null)
    expect(attemptIds()).toHaveLength(8)
    expect((await readRules()).clock).toMatchObject({ held: true, aheadMs: 3_650 * DAY })
    expect((await call(confirmClock, '/api/storage/retention/clock', { method: 'POST' })).status).toBe(200)
    expect(await enforce()).toMatchObject({ attempts: 8, byAge: 8 })
    expect((await call(confirmClock, '/api/storage/retention/clock', { method: 'POST' })).status).toBe(409)
  })

  it('T-41: that goes back removes nothing, and what was written ahead of it stays', async () => {
    await setRules(rulesOf({ maxDays: 30 }))
    const ahead = putAttempt({ at: NOW + 100 * DAY })
    const id = putAttempt({ at: daysAgo(1) })
    vi.setSystemTime(NOW - 3_650 * DAY)
    expect(await enforce()).toBe(null)
    vi.setSystemTime(NOW)
    expect(await enforce()).toBe(null)
    expect(attemptIds()).toEqual([id, ahead])
  })
})
