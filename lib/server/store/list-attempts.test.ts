import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { indexRows } from '../../testing/search-kit'
import { type TemporaryStore, temporaryStore } from '../../testing/temporary-store'
import { annotateAttempt } from './annotate-attempt'
import { inTransaction, ownListing, statement } from './client'
import { deleteAttempt } from './delete-attempt'
import { listAttempts } from './list-attempts'
import { listPage } from './list-page'
import type { Listing, ListRequest } from './listing'
import type { AttemptFilters, AttemptSort } from './types'
import { updateAttempt } from './update-attempt'

const INSERT = `INSERT INTO Attempt (id, workspaceId, createdById, createdAt, draft, draftSecret, dataKey, state, outcome, status, summary, url, host, port, tls,
  product, diagnoses, durationMs) VALUES (?, ?, ?, ?, '{}', x'', x'', 'closed', ?, ?, ?, ?, ?, 443, 1, ?, ?, ?)`
const AT = Date.UTC(2026, 10, 1)
const idOf = (n: number) => `01a20000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

let store: TemporaryStore
beforeEach(() => {
  store = temporaryStore()
})
afterEach(() => store.remove())

/** Light rows: every third accepted, four hosts, some within one millisecond, every tenth without a duration, many durations equal. */
function fill(count: number): void {
  inTransaction(() => {
    for (let n = 0; n < count; n++) {
      const isGood = n % 3 === 0
      const host = `h${n % 4}.example.com`
      const outcome = isGood ? ['accepted', 101, 'Accepted'] : ['refused', n % 2 === 0 ? 403 : 404, 'Refused']
      const cause = isGood ? null : n % 2 === 0 ? 'jenkins/crumb-missing' : 'nginx/no-location'
      const columns = [
        ...outcome,
        `wss://${host}/room/${n}`,
        host,
        isGood ? null : 'Jenkins 2.462',
        JSON.stringify(cause === null ? [] : [cause]),
      ]
      statement(INSERT).run(
        idOf(n),
        store.workspaceId,
        store.personId,
        AT + Math.floor(n / 3) * 1000,
        ...columns,
        n % 10 === 0 ? null : (n * 7) % 50,
      )
    }
  })
}

type Sorted = { readonly id: string; readonly createdAt: Date; readonly durationMs: number | null }
const down = (a: number | string, b: number | string) => (a < b ? 1 : a > b ? -1 : 0)
const last = (ms: number | null, otherwise: number) => ms ?? otherwise
const ORDERS: Readonly<Record<AttemptSort, (a: Sorted, b: Sorted) => number>> = {
  newest: (a, b) => down(+a.createdAt, +b.createdAt) || down(a.id, b.id),
  oldest: (a, b) => -(down(+a.createdAt, +b.createdAt) || down(a.id, b.id)),
  longest: (a, b) => down(last(a.durationMs, -1), last(b.durationMs, -1)) || down(a.id, b.id),
  shortest: (a, b) => -(down(last(a.durationMs, 1e9), last(b.durationMs, 1e9)) || down(a.id, b.id)),
}

async function walked(filters: AttemptFilters, sort: AttemptSort, limit = 7) {
  const items: Sorted[] = []
  let cursor: string | undefined
  let total = 0
  do {
    const page = await listAttempts(store.workspaceId, filters, { limit, sort, ...(cursor === undefined ? {} : { cursor }) })
    items.push(...page.items)
    total = page.total
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return { items, total }
}

const FILTERS: readonly AttemptFilters[] = [
  {},
  { host: 'h1.example.com' },
  { outcome: ['refused', 'accepted'], status: 403 },
  { product: 'JENK', minMs: 10, maxMs: 40 },
  { diagnosis: 'jenkins', from: new Date(AT + 5_000), to: new Date(AT + 25_000) },
  { q: 'room h2' },
  { q: 'wss://h3.example.com/room', outcome: ['refused'] },
  { q: 'crumb' },
]

describe('a list of attempts', () => {
  it.each(Object.keys(ORDERS) as AttemptSort[])('sorted by %s is the same with the index and without, and has no gap', async (sort) => {
    fill(120)
    const before = await Promise.all(FILTERS.map((filters) => walked(filters, sort)))
    indexRows(store.databaseFile)
    for (const [n, filters] of FILTERS.entries()) {
      const { items, total } = await walked(filters, sort)
      const ids = items.map(({ id }) => id)
      expect([new Set(ids).size, total]).toEqual([items.length, items.length])
      expect([...items].sort(ORDERS[sort]).map(({ id }) => id)).toEqual(ids)
      // Causes stand in the index and in no ordinary column.
      if (filters.q !== 'crumb') expect(ids).toEqual(before[n]?.items.map(({ id }) => id))
      expect(items.length, JSON.stringify(filters)).toBeGreaterThan(filters.q === 'crumb' ? 30 : 7)
    }
  })
  it('refuses the cursor of another sort, and one of the filters is a list of nothing', async () => {
    fill(12)
    const { nextCursor } = await listAttempts(store.workspaceId, {}, { limit: 5 })
    const other = listAttempts(store.workspaceId, {}, { limit: 5, sort: 'longest', cursor: nextCursor ?? '' })
    await expect(other).rejects.toMatchObject({ code: 'bad-cursor', message: expect.stringMatching(/newest.*longest/) })
    expect((await listAttempts(store.workspaceId, { outcome: [] }, { limit: 5 })).items).toEqual([])
  })
  it('says why nothing was searched, and how much the index has not read', async () => {
    fill(12)
    const signs = await listAttempts(store.workspaceId, { q: '?!' }, { limit: 5 })
    expect(signs).toMatchObject({
      items: [],
      total: 0,
      search: { problem: expect.stringContaining('letter'), pending: 12, pendingIsExact: true },
    })
    expect(await listAttempts(store.workspaceId, { q: 'room' }, { limit: 5 })).toMatchObject({
      total: 12,
      search: { problem: null, pending: 12 },
    })
    indexRows(store.databaseFile)
    expect(await listAttempts(store.workspaceId, { q: 'room' }, { limit: 5 })).toMatchObject({ total: 12, search: { pending: 0 } })
    expect((await listAttempts(store.workspaceId, {}, { limit: 5 })).search).toBeNull()
  })
  it('follows changes that the index has not read: what is gone, what is new, what is called otherwise', async () => {
    fill(30)
    indexRows(store.databaseFile)
    deleteAttempt(store.workspaceId, idOf(3))
    updateAttempt(store.workspaceId, idOf(4), { outcome: 'accepted' })
    annotateAttempt(store.workspaceId, idOf(5), { name: 'room with a view' })
    const refused = await walked({ outcome: ['refused'] }, 'newest')
    expect([refused.total, refused.items.length, refused.items.some(({ id }) => id === idOf(4))]).toEqual([19, 19, false])
    expect((await walked({ q: 'room' }, 'newest')).total).toBe(29)
    const named = await listAttempts(store.workspaceId, { q: 'view' }, { limit: 5 })
    expect(named).toMatchObject({ total: 1, search: { pending: 3 } })
    expect(named.items[0]).toMatchObject({ id: idOf(5), match: { part: 'name', before: 'room with a ', hit: 'view', after: '' } })
  })
  it('T-20: finds nothing of another workspace by the index', async () => {
    fill(12)
    indexRows(store.databaseFile)
    expect(await listAttempts('another', { q: 'room' }, { limit: 5 })).toMatchObject({ items: [], total: 0 })
    expect(await listAttempts('another', { host: 'h1.example.com' }, { limit: 5 })).toMatchObject({ items: [], total: 0 })
  })
})

describe('a long list of attempts', () => {
  it('counts exactly to 10,000, then says that there are more; the sort by duration too', () => {
    fill(10_000)
    indexRows(store.databaseFile)
    const list = (filters: AttemptFilters, sort: AttemptSort = 'newest', after: ListRequest['after'] = null) =>
      listPage(ownListing(), { workspaceId: store.workspaceId, filters, sort, limit: 1, after })
    for (const filters of [{}, { q: 'room' }, { state: ['closed' as const] }])
      expect(list(filters)).toMatchObject({ total: 10_000, totalIsExact: true })
    statement(INSERT).run(
      idOf(10_000),
      store.workspaceId,
      store.personId,
      AT + 1e9,
      'accepted',
      101,
      'Accepted',
      'wss://a/room/',
      'a',
      null,
      '[]',
      99,
    )
    expect(list({})).toMatchObject({ total: 10_000, totalIsExact: false })
    expect(list({ state: ['closed'] })).toMatchObject({ total: 10_000, totalIsExact: false, items: [{ host: 'a' }] })
    indexRows(store.databaseFile)
    expect(list({ q: 'room' })).toMatchObject({ total: 10_000, totalIsExact: false, items: [{ host: 'a' }] })
    expect(list({ q: 'room' }, 'longest')).toMatchObject({ items: [{ durationMs: 99 }], search: { pending: 0 } })
    expect(list({ state: ['closed'] }, 'longest')).toMatchObject({ items: [{ durationMs: 99 }] })
    expect(list({ state: ['closed'], minMs: 1 }, 'shortest')).toMatchObject({ items: [{ durationMs: 1 }] })
    expect(list({ state: ['closed'] }, 'shortest', { sort: 'shortest', value: 49, id: idOf(9_999) })).toMatchObject({
      items: [{ durationMs: 99 }],
    })
    expect(list({ state: ['closed'] }, 'shortest', { sort: 'shortest', value: 99, id: idOf(10_000) })).toMatchObject({
      items: [{ id: idOf(0), durationMs: null }],
    })
    expect(list({ q: 'room' }, 'newest', { sort: 'newest', value: AT + 1e9, id: idOf(10_000) }).items).toMatchObject([{ id: idOf(9_999) }])
  })
})

describe('the statements of a list', () => {
  const plansOf = (filters: AttemptFilters, sort: AttemptSort): string[] => {
    const plans: string[] = []
    const explain = (prepare: Listing['statement']) => (sql: string) => {
      const given = sql.includes('@before') ? [{ before: '' }] : Array.from(sql.matchAll(/\?/g), () => null)
      const steps = prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...given) as { detail: string }[]
      plans.push(...steps.map(({ detail }) => detail))
      return prepare(sql)
    }
    const own = ownListing()
    const search: Listing['search'] = {
      ...own.search,
      read: (ask, otherwise) => own.search.read((index) => ask({ ...index, statement: explain(index.statement) }), otherwise),
    }
    const request: ListRequest = { workspaceId: store.workspaceId, filters, sort, limit: 5, after: { sort, value: AT, id: idOf(1) } }
    listPage({ statement: explain(own.statement), search }, request)
    return plans
  }
  it('walk an index in the order of the list, and never the whole table', () => {
    fill(30)
    indexRows(store.databaseFile)
    const lists: [AttemptFilters, AttemptSort, RegExp][] = [
      [{}, 'newest', /createdAt_id_idx \(workspaceId=\? AND \(createdAt,id\)<\(\?,\?\)\)/],
      [{}, 'oldest', /createdAt_id_idx \(workspaceId=\? AND \(createdAt,id\)>\(\?,\?\)\)/],
      [{}, 'longest', /durationMs_id_idx \(workspaceId=\? AND \(durationMs,id\)<\(\?,\?\)\)/],
      [{}, 'shortest', /durationMs_id_idx \(workspaceId=\? AND \(durationMs,id\)>\(\?,\?\)\)/],
      [{ host: 'h1.example.com', outcome: ['refused'] }, 'newest', /sqlite_autoindex_Attempt_1 \(id=\?\)/],
      [{ q: 'room' }, 'newest', /sqlite_autoindex_Attempt_1 \(id=\?\)/],
      [{ diagnosis: 'jenkins' }, 'longest', /sqlite_autoindex_Attempt_1 \(id=\?\)/],
    ]
    for (const [filters, sort, index] of lists) {
      const plans = plansOf(filters, sort)
      expect(plans.join('\n')).toMatch(index)
      expect(plans.filter((plan) => /SCAN (Attempt|doc|part)\b(?! USING)/.test(plan))).toEqual([])
      expect(plans.filter((plan) => plan.includes('TEMP B-TREE FOR ORDER BY'))).toEqual([])
    }
  })
})
