import { rmSync, statSync } from 'node:fs'
import { startSearchIndexer } from '../lib/server/attempts/search-indexer'
import { startAttempt } from '../lib/server/attempts/start'
import { shutDown } from '../lib/server/platform/shutdown'
import { forgetSingleton } from '../lib/server/platform/singleton'
import { statement } from '../lib/server/store/client'
import { type ListOptions, listAttempts } from '../lib/server/store/list-attempts'
import { writeListCursor } from '../lib/server/store/list-cursor'
import { searchFile } from '../lib/server/store/search/index-file'
import type { AttemptFilters, AttemptSort } from '../lib/server/store/types'
import { type TemporaryStore, temporaryStore } from '../lib/testing/temporary-store'
import { echoEndpoint } from './endpoint'
import { APART_MS, fillHistory, hostAt, NEWEST, seeded } from './history-data'
import { WORDS } from './history-kinds'
import { type Figures, figures, ms, type Row } from './stats'

const LIST_GOAL_MS = 50
const SEARCH_GOAL_MS = 200
const MOST_GROWTH = 2
const PAGE = 50

type Asked = AttemptFilters & { readonly sort?: AttemptSort; readonly cursor?: string }
type Draw = { readonly random: () => number; readonly count: number; readonly store: TemporaryStore }
/** What is asked for, drawn anew for each run, by what a person would call it. */
type Kinds = Readonly<Record<string, (draw: Draw) => Asked>>

const some = <Item>({ random }: Draw, items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item // safe: no list is empty
const host = ({ random }: Draw) => hostAt(random)
const since = ({ random, count }: Draw) => new Date(NEWEST - Math.floor(random() * count) * APART_MS)
const OUTCOMES = ['accepted', 'refused', 'unreachable', 'timed-out', 'invalid', 'not-http', 'blocked'] as const
const CAUSES = ['jenkins/crumb-missing', 'jenkins', 'nginx/bad-gateway', 'tls/plain-text-port', 'rancher/agent-too-old'] as const

const LISTS: Kinds = {
  'newest first': () => ({}),
  'a page far down': (draw) => ({ cursor: cursorAt(draw, 'newest') }),
  'oldest first': () => ({ sort: 'oldest' }),
  'longest first': () => ({ sort: 'longest' }),
  'shortest first': () => ({ sort: 'shortest' }),
  host: (draw) => ({ host: host(draw) }),
  outcome: (draw) => ({ outcome: [some(draw, OUTCOMES)] }),
  'outcome, a page far down': (draw) => ({ outcome: [some(draw, OUTCOMES)], cursor: cursorAt(draw, 'newest') }),
  status: (draw) => ({ status: some(draw, [101, 403, 404, 426, 500]) }),
  cause: (draw) => ({ diagnosis: some(draw, CAUSES) }),
  product: (draw) => ({ product: some(draw, ['Jenkins', 'nginx', 'rancher', 'kube']) }),
  profile: (draw) => ({ profileId: profileOf(draw) }),
  person: ({ store }) => ({ user: store.personId }),
  pinned: () => ({ pinned: true }),
  'close code': (draw) => ({ closeCode: some(draw, [1000, 1001, 1006, 1011, 4000]) }),
  time: (draw) => ({ from: since(draw) }),
  duration: (draw) => ({ minMs: some(draw, [100, 1_000, 100_000, 199_000]) }),
  'host and outcome': (draw) => ({ host: host(draw), outcome: [some(draw, OUTCOMES)] }),
  'two outcomes and a time': (draw) => ({ outcome: ['refused', 'unreachable'], from: since(draw) }),
  'cause and profile': (draw) => ({ diagnosis: some(draw, CAUSES), profileId: profileOf(draw) }),
  'status, product and pinned': (draw) => ({ status: 404, product: some(draw, ['nginx', 'jenkins']), pinned: true }),
  'outcome and duration': (draw) => ({ outcome: [some(draw, OUTCOMES)], minMs: 300 }),
  'longest of a host': (draw) => ({ host: host(draw), sort: 'longest' }),
  'longest of an outcome': (draw) => ({ outcome: [some(draw, OUTCOMES)], sort: 'longest' }),
}

const SEARCHES: Kinds = {
  'a word of nearly all': (draw) => ({ q: some(draw, ['upgrade', 'running', 'chrome']) }),
  'the beginning of a word of nearly all': (draw) => ({ q: some(draw, ['upgr', 'websock', 'permess', 'orders']) }),
  'a word of some': (draw) => ({ q: some(draw, ['crumb', 'haproxy', 'unauthorized', 'gateway']) }),
  'words that stand together nowhere': (draw) => ({ q: `${some(draw, ['crumb', 'nginx'])} running agentless` }),
  'an address': (draw) => ({ q: `wss://${host(draw)}/${some(draw, WORDS)}/${Math.floor(draw.random() * 50)}` }),
  'the number of a request': (draw) => ({ q: requestOf(draw) }),
  'two words': (draw) => ({ q: `${some(draw, WORDS)} ${some(draw, ['crumb', 'gateway', 'finished'])}` }),
  'a run of words': (draw) => ({ q: `"${some(draw, ['No valid crumb was included', 'must be upgraded before', '502 Bad Gateway'])}"` }),
  'a word with a rare filter': (draw) => ({ q: 'upgrade', diagnosis: 'rancher/agent-too-old', host: host(draw) }),
  'a word with a filter': (draw) => ({ q: some(draw, WORDS), outcome: ['refused'] }),
  'a word, a page far down': (draw) => ({ q: 'upgrade', cursor: cursorAt(draw, 'newest') }),
  'a name': (draw) => ({ q: `${some(draw, WORDS)} check ${Math.floor(draw.random() * 500)}` }),
  nothing: (draw) => ({ q: `nobody${Math.floor(draw.random() * 1e6)}` }),
}

type RowAt = { readonly id: string; readonly createdAt: number; readonly profileId: string | null }
function rowAt({ random, count, store }: Draw, more = ''): RowAt {
  const time = NEWEST - Math.floor(random() * count) * APART_MS
  const sql = `SELECT id, createdAt, profileId FROM Attempt WHERE workspaceId = ? AND createdAt <= ? ${more} ORDER BY createdAt DESC LIMIT 1`
  return (statement(sql).get(store.workspaceId, time) ?? statement(sql).get(store.workspaceId, NEWEST)) as RowAt // safe: the columns of the statement
}
function cursorAt(draw: Draw, sort: AttemptSort): string {
  const { id, createdAt } = rowAt(draw)
  return writeListCursor({ sort, value: createdAt, id })
}
const profileOf = (draw: Draw) => rowAt(draw, 'AND profileId IS NOT NULL').profileId ?? ''
/** The beginning of an id that stands in no other column: as rare as words are. */
const requestOf = (draw: Draw) => rowAt(draw).id.slice(-12)

type Measured = Figures & { readonly what: string }

async function measure(kinds: Kinds, draw: Draw, rounds: number): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (const [what, of] of Object.entries(kinds)) {
    const times: number[] = []
    for (let round = 0; round < rounds + 2; round++) {
      const { sort, cursor, ...filters } = of(draw)
      const options: ListOptions = { limit: PAGE, ...(sort === undefined ? {} : { sort }), ...(cursor === undefined ? {} : { cursor }) }
      const begun = performance.now()
      await listAttempts(draw.store.workspaceId, filters, options)
      // The first two open files and start threads.
      if (round >= 2) times.push(performance.now() - begun)
    }
    measured.push({ what, ...figures(times) })
  }
  return measured
}

const slowest = (all: readonly Measured[]) => all.reduce((slow, one) => (one.p95 > slow.p95 ? one : slow))
const meanOf = (all: readonly Measured[]) => all.reduce((sum, { median }) => sum + median, 0) / all.length
const written = (count: number) => count.toLocaleString('en')

type Filled = {
  readonly lists: readonly Measured[]
  readonly searches: readonly Measured[]
  readonly like: Figures
  readonly bytes: number
  readonly text: number
  readonly seconds: number
}

/** The history with so many attempts, and the same words looked for by LIKE in the columns of the rows. */
async function withHistory(count: number, rounds: number): Promise<Filled> {
  const store = temporaryStore()
  try {
    const begun = performance.now()
    const text = fillHistory(store, count)
    const seconds = (performance.now() - begun) / 1000
    const draw: Draw = { random: seeded(7), count, store }
    const lists = await measure(LISTS, draw, rounds)
    const searches = await measure(SEARCHES, draw, rounds)
    const like = figures(Array.from({ length: 3 }, () => byLike(store)))
    return { lists, searches, like, bytes: statSync(searchFile(store.databaseFile)).size / count, text: text / count, seconds }
  } finally {
    await end(store)
  }
}

function byLike({ workspaceId }: TemporaryStore): number {
  const columns = ['url', 'name', 'note', 'summary', 'product'].map((column) => `${column} LIKE '%nobody has this%'`)
  const begun = performance.now()
  statement(`SELECT id FROM Attempt WHERE workspaceId = ? AND (${columns.join(' OR ')}) ORDER BY createdAt DESC LIMIT 51`).all(workspaceId)
  return performance.now() - begun
}

/** Attempts with their facts, read again into an index that is gone: attempts a second. */
async function rebuilt(attempts: number): Promise<number> {
  const store = temporaryStore()
  const endpoint = await echoEndpoint()
  try {
    const caller = { workspaceId: store.workspaceId, personId: store.personId }
    for (let n = 0; n < attempts; n++) {
      const session = startAttempt(caller, {
        request: { url: endpoint.url, session: { sendOnOpen: [{ opcode: 'text', text: `message ${n}` }] } },
      })
      await session.whenDecided
      session.abort()
      await session.whenEnded
    }
    const indexer = startSearchIndexer()
    await indexer.catchUp()
    await indexer.stop()
    forgetSingleton('search-indexer')
    for (const suffix of ['', '-wal', '-shm']) rmSync(searchFile(store.databaseFile) + suffix, { force: true })
    const again = startSearchIndexer()
    const begun = performance.now()
    await again.catchUp()
    const rate = attempts / ((performance.now() - begun) / 1000)
    await again.stop()
    return rate
  } finally {
    endpoint.stop()
    await end(store)
  }
}

/** Ends threads too: they have the files open. */
async function end(store: TemporaryStore): Promise<void> {
  await shutDown(5_000)
  for (const name of ['shutdown', 'hub', 'store-workers', 'search-workers', 'search-indexer']) forgetSingleton(name)
  await store.remove()
}

/** Lists, filters, sorts and searches among few attempts and among many, by turns of every kind; the slowest kind counts. */
export async function benchHistory(few: number, many: number, rounds: number): Promise<Row[]> {
  const small = await withHistory(few, rounds)
  const large = await withHistory(many, rounds)
  if (process.argv.includes('--kinds'))
    for (const one of [...large.lists, ...large.searches]) console.log(`${one.what}: ${ms(one.median)} median, ${ms(one.p95)} p95`)
  const growth = (of: 'lists' | 'searches') => meanOf(large[of]) / meanOf(small[of])
  const rate = await rebuilt(Math.min(500, Math.ceil(few / 20)))
  const lists = (history: Filled, count: number): Row => ({
    what: `page of the history with ${written(count)} attempts, list, filter or sort (p95)`,
    measured: told(history.lists),
    against: `slowest of ${history.lists.length}: ${slowest(history.lists).what}`,
    goal: `under ${LIST_GOAL_MS} ms`,
    holds: slowest(history.lists).p95 < LIST_GOAL_MS,
  })
  const searches = (history: Filled, count: number): Row => ({
    what: `full-text search in ${written(count)} attempts (p95)`,
    measured: told(history.searches),
    against: `slowest of ${history.searches.length}: ${slowest(history.searches).what}; LIKE over five columns ${ms(history.like.median)}`,
    goal: `under ${SEARCH_GOAL_MS} ms`,
    holds: slowest(history.searches).p95 < SEARCH_GOAL_MS,
  })
  return [
    lists(small, few),
    lists(large, many),
    {
      what: `time of a page from ${written(few)} to ${written(many)} attempts`,
      measured: `× ${growth('lists').toFixed(2)}`,
      against: `searches × ${growth('searches').toFixed(2)}`,
      goal: `less than × ${MOST_GROWTH}`,
      holds: growth('lists') < MOST_GROWTH,
    },
    searches(small, few),
    searches(large, many),
    {
      what: `search index with ${written(many)} attempts`,
      measured: `${large.bytes.toFixed(0)} B an attempt`,
      against: `${large.text.toFixed(0)} characters of text an attempt`,
      goal: 'reported',
      holds: true,
    },
    {
      what: 'search index made anew from stored attempts',
      measured: `${rate.toFixed(0)} attempts/s, ${(many / rate / 60).toFixed(0)} min for ${written(many)}`,
      against: '',
      goal: 'reported',
      holds: true,
    },
  ]
}

const told = (all: readonly Measured[]) => `${ms(slowest(all).p95)}, mean of medians ${ms(meanOf(all))}`
