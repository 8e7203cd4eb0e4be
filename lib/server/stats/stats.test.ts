import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { GET as getStats } from '@/app/api/stats/route'
import { type Stats, stats as schema } from '@/lib/server/api/schemas/stats'
import { attemptConditions } from '@/lib/server/store/attempt-conditions'
import { statement } from '@/lib/server/store/client'
import { createAttempt } from '@/lib/server/store/create-attempt'
import type { AttemptFilters, DerivedColumns } from '@/lib/server/store/types'
import { updateAttempt } from '@/lib/server/store/update-attempt'
import { openReader } from '@/lib/server/store/worker/connection'
import { plotAttempts, plotSql } from '@/lib/server/store/worker/plot-attempts'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'
import { type WorkerKit, workerKit } from '@/lib/testing/worker-kit'
import { readStats } from './read-stats'
import { statsOf } from './stats-of'

let kit: WorkerKit
beforeAll(async () => {
  kit = await workerKit()
})
afterAll(() => kit.remove())

let server: TestServer
beforeEach(() => {
  server = testServer()
  kit.start(server.databaseFile)
})
afterEach(() => server.stop())

/** An attempt that ended at a time, at `ws://<host>/` unless `url` says otherwise; milestones a millisecond apart. */
function make(at: string, columns: Partial<DerivedColumns> & { profileId?: string } = {}): string {
  const { profileId = null, ...derived } = columns
  const host = columns.host ?? 'ci.example.com'
  const url = columns.url ?? `ws://${host}/`
  const { workspaceId, personId: createdById } = server
  const { id } = createAttempt({
    workspaceId,
    createdById,
    draft: { url },
    exactDraft: { url },
    url,
    host,
    port: 80,
    tls: false,
    profileId,
  })
  const milestones = { startedMs: 0, resolveMs: 1, connectMs: 3, sentMs: 4, firstByteMs: 14, headMs: 15 }
  updateAttempt(workspaceId, id, { state: 'closed', outcome: 'accepted', status: 101, ...milestones, ...derived })
  statement('UPDATE Attempt SET createdAt = ? WHERE id = ?').run(Date.parse(at), id)
  return id
}
async function stats(query = ''): Promise<Stats> {
  const response = await call(getStats, `/api/stats${query}`)
  expect(response.status).toBe(200)
  return schema.parse(await response.json())
}
const REFUSED = { outcome: 'refused', status: 403, diagnoses: ['jenkins/wrong-secret'] } as const

it('counts outcomes in spans of time, also in those without an attempt', async () => {
  make('2026-11-27T10:00:30Z')
  make('2026-11-27T10:00:40Z', REFUSED)
  make('2026-11-27T10:02:10Z')
  const { from, to, bucketMs, outcomes, total, totalIsExact, limits } = await stats('?buckets=3')
  expect({ from, to, bucketMs }).toEqual({ from: '2026-11-27T10:00:00.000Z', to: '2026-11-27T10:03:00.000Z', bucketMs: 60_000 })
  expect(outcomes.map(({ at, counts }) => [at.slice(11, 19), counts.accepted, counts.refused, counts.none])).toEqual([
    ['10:00:00', 1, 1, 0],
    ['10:01:00', 0, 0, 0],
    ['10:02:00', 1, 0, 0],
  ])
  expect({ total, totalIsExact, limits }).toEqual({ total: 3, totalIsExact: true, limits: [] })
})

it('has nothing to plot where nothing fits, and a minute around one attempt', async () => {
  expect(await stats()).toMatchObject({ from: null, to: null, bucketMs: null, outcomes: [], hosts: [], latency: [], changed: [], total: 0 })
  make('2026-11-27T10:00:30Z', { outcome: null, status: null })
  const { outcomes, bucketMs } = await stats('?buckets=59')
  expect(bucketMs).toBe(2_000)
  expect(outcomes.map(({ counts }) => counts.none).reduce((sum, one) => sum + one, 0)).toBe(1)
})

it('takes the filters of the list, and the time they say is the time that is plotted', async () => {
  make('2026-11-27T09:59:00Z')
  make('2026-11-27T10:01:00Z', { host: 'a.example.com' })
  make('2026-11-27T10:05:00Z', { ...REFUSED, url: 'ws://ci.example.com/agents' })
  const hour = await stats('?from=2026-11-27T10:00:00Z&to=2026-11-27T11:00:00Z&buckets=4')
  expect([hour.from, hour.to, hour.bucketMs, hour.total]).toEqual(['2026-11-27T10:00:00.000Z', '2026-11-27T11:00:00.000Z', 900_000, 2])
  expect((await stats('?host=a.example.com')).total).toBe(1)
  expect((await stats('?q=agents&outcome=refused,accepted')).total).toBe(1)
  expect((await stats('?diagnosis=jenkins')).causes).toMatchObject([{ id: 'jenkins/wrong-secret', count: 1 }])
  expect((await call(getStats, '/api/stats?buckets=401')).status).toBe(400)
  expect((await call(getStats, '/api/stats?hosts=3')).status).toBe(400)
})

it('tells hosts by how many attempts they have, twelve of them, with the rest together', async () => {
  for (let host = 0; host < 14; host++) {
    for (let n = 0; n <= host; n++) make(`2026-11-27T10:00:${10 + n}Z`, { host: `h${host}.example.com`, ...(n === 0 ? REFUSED : {}) })
  }
  const { hosts, otherHosts } = await stats()
  expect(hosts).toHaveLength(12)
  expect(hosts[0]).toMatchObject({ host: 'h13.example.com', total: 14, outcomes: { accepted: 13, refused: 1, none: 0 } })
  expect(hosts[0]?.counts.reduce((sum, one) => sum + one, 0)).toBe(14)
  expect(hosts[0]?.accepted.reduce((sum, one) => sum + one, 0)).toBe(13)
  expect(otherHosts).toEqual({ hosts: 2, total: 3 })
})

it('gives percentiles of each phase on its own, and says where an earlier version kept none', async () => {
  for (const connectMs of [3, 4, 5, 101]) make('2026-11-27T10:00:00Z', { connectMs, sentMs: null, firstByteMs: null, headMs: null })
  make('2026-11-27T10:00:01Z', { startedMs: null, resolveMs: null, connectMs: null, sentMs: null, firstByteMs: null })
  const { phases, latency, limits } = await stats('?buckets=1')
  expect(phases).toEqual({ resolve: { count: 4, p50: 1, p95: 1 }, connect: { count: 4, p50: 3, p95: 100 } })
  expect(latency.map(({ count, phases }) => [count, phases.connect?.p95])).toEqual([[5, 100]])
  expect(limits).toEqual(['The phases of 1 attempt are not known: an earlier version recorded them, and npm run rejudge fills them in'])
})

it('counts causes and names the newest attempt of each; titles that name what was seen are null', async () => {
  make('2026-11-27T10:00:00Z', REFUSED)
  const newest = make('2026-11-27T10:01:00Z', { ...REFUSED, diagnoses: ['jenkins/wrong-secret', 'generic/no-such'] })
  const { causes } = await stats()
  expect(causes).toEqual([
    { id: 'jenkins/wrong-secret', title: null, count: 2, lastAt: '2026-11-27T10:01:00.000Z', attemptId: newest },
    { id: 'generic/no-such', title: null, count: 1, lastAt: '2026-11-27T10:01:00.000Z', attemptId: newest },
  ])
})

it('tells which URLs changed their outcome, with the two attempts to compare', async () => {
  make('2026-11-27T10:00:00Z')
  const before = make('2026-11-27T10:01:00Z')
  const after = make('2026-11-27T10:02:00Z', REFUSED)
  make('2026-11-27T10:03:00Z', REFUSED)
  make('2026-11-27T10:04:00Z', { url: 'ws://ci.example.com/other' })
  expect((await stats()).changed).toEqual([
    {
      host: 'ci.example.com',
      url: 'ws://ci.example.com/',
      profileId: null,
      from: { outcome: 'accepted', status: 101 },
      to: { outcome: 'refused', status: 403 },
      at: '2026-11-27T10:02:00.000Z',
      before,
      after,
    },
  ])
})

it('looks at the newest so many, and says so', () => {
  for (let n = 0; n < 5; n++) make(`2026-11-27T10:0${n}:00Z`)
  const reader = openReader(server.databaseFile)
  const input = { workspaceId: server.workspaceId, filters: { from: new Date(0) }, buckets: 60, budgetMs: 60_000, mostHosts: 12 }
  const bounded = statsOf(plotAttempts(reader, { ...input, mostRows: 3 }))
  expect(bounded).toMatchObject({ from: '2026-11-27T10:02:00.000Z', total: 3, totalIsExact: false })
  expect(bounded.limits).toEqual(['Only the newest 3 attempts that fit are counted: narrow the time to see older ones'])
  expect(plotAttempts(reader, { ...input, mostRows: 5 })).toMatchObject({ rows: 5, bounded: null })
})

it('looks once for equal requests that come together', () => {
  const caller = { workspaceId: server.workspaceId, personId: server.personId }
  const one = readStats(caller, { host: 'a', status: 403 })
  expect(readStats(caller, { status: 403, host: 'a' })).toBe(one)
  expect(readStats(caller, { host: 'b', status: 403 })).not.toBe(one)
  expect(readStats({ ...caller, workspaceId: 'another' }, { host: 'a', status: 403 })).not.toBe(one)
})

it('T-20: counts no attempt of another workspace', async () => {
  make('2026-11-27T10:00:00Z')
  statement("INSERT INTO Workspace (id, name) VALUES ('w2', 'two')").run()
  statement("UPDATE Attempt SET workspaceId = 'w2'").run()
  expect((await stats()).total).toBe(0)
})

it('reads the index only, in the order of time, and sorts nothing', () => {
  const plan = (filters: AttemptFilters) => {
    const { sql, values } = attemptConditions(server.workspaceId, filters)
    const steps = statement(`EXPLAIN QUERY PLAN ${plotSql(sql)}`).all(...values, 1) as { detail: string }[]
    return steps.map(({ detail }) => detail)
  }
  const covered = 'SEARCH Attempt USING COVERING INDEX Attempt_plots_idx (workspaceId=?)'
  expect(plan({})).toEqual([covered])
  expect(plan({ host: 'a', outcome: ['refused'], status: 403, closeCode: 1000, minMs: 5, pinned: true, product: 'nginx' })).toEqual([
    covered,
  ])
  expect(plan({ from: new Date(0), to: new Date() })[0]).toMatch(
    /COVERING INDEX Attempt_plots_idx \(workspaceId=\? AND createdAt>\? AND createdAt<\?\)$/,
  )
  expect(plan({ q: 'a' }).join(' ')).not.toContain('TEMP B-TREE')
})
