import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { type AttemptSummary, fetchHistory, type HistoryFilter, type HistoryPage, type HistorySort } from './history'

/** A page of the list: where it begins in the API, and how many rows stand before it. */
export type PageStart = { readonly cursor: string | null; readonly start: number }
export type HistoryPages = InfiniteData<HistoryPage, PageStart>
export type HistoryKey = readonly ['history', HistoryFilter, HistorySort]

export const FIRST: PageStart = { cursor: null, start: 0 }

/** What is known of a list beside its pages. */
type Known = {
  /** Begins behind the newest attempt when the list was made (ISO 8601): newer ones are offered and do not push. Null: no attempt, or another order. */
  until: string | null
  /** Every page that was seen, in order: pages are let go far from what is in sight and asked for again. */
  starts: PageStart[]
}

const LISTS = 20
const known = new Map<string, Known>()

/** What is known of the list of a key; of the lists looked at last only. */
export function knownOf(key: HistoryKey): Known {
  const name = JSON.stringify(key)
  const list = known.get(name) ?? { until: null, starts: [FIRST] }
  known.delete(name)
  known.set(name, list)
  for (const oldest of known.keys()) {
    if (known.size <= LISTS) break
    known.delete(oldest)
  }
  return list
}

const earlier = (one: string, other: string): string => (one !== '' && Date.parse(one) < Date.parse(other) ? one : other)

/** Asks for the page that begins there. */
export async function fetchPage(key: HistoryKey, { cursor, start }: PageStart, signal: AbortSignal): Promise<HistoryPage> {
  const [, filter, sort] = key
  const list = knownOf(key)
  const bounded = list.until === null ? filter : { ...filter, to: earlier(filter.to, list.until) }
  const page = await fetchHistory(bounded, cursor, signal, sort)
  const newest = page.items[0]
  if (sort === 'newest' && list.until === null && cursor === null && newest)
    list.until = new Date(Date.parse(newest.createdAt) + 1).toISOString()
  const at = list.starts.findIndex((seen) => seen.cursor === cursor)
  if (at >= 0 && list.starts[at + 1]?.cursor !== page.nextCursor) {
    list.starts = list.starts.slice(0, at + 1)
    if (page.nextCursor !== null) list.starts.push({ cursor: page.nextCursor, start: start + page.items.length })
  }
  return page
}

/** Where the page before that one begins; undefined: there is none. */
export function pageBefore(key: HistoryKey, { cursor }: PageStart): PageStart | undefined {
  const { starts } = knownOf(key)
  return starts[starts.findIndex((seen) => seen.cursor === cursor) - 1]
}

/** Where the page with a row begins, of those that were seen. */
export const pageWith = (key: HistoryKey, row: number): PageStart => knownOf(key).starts.findLast(({ start }) => start <= row) ?? FIRST

/** Lets a list that is looked at anew begin with the newest attempt; of its pages only the first is shown until then. */
export function forgetPages(client: QueryClient, key: HistoryKey): void {
  knownOf(key).until = null
  const data = client.getQueryData<HistoryPages>(key)
  if (data === undefined) return
  if (data.pageParams[0]?.cursor !== null) client.removeQueries({ queryKey: key, exact: true })
  else client.setQueryData<HistoryPages>(key, { pages: data.pages.slice(0, 1), pageParams: [FIRST] }, { updatedAt: 0 })
}

/** The pages with some rows changed, and without those that became null. */
export function mapRows(data: HistoryPages, change: (attempt: AttemptSummary) => AttemptSummary | null): HistoryPages {
  let start = data.pageParams[0]?.start ?? 0
  let gone = 0
  const pages = data.pages.map((page) => {
    const items = page.items.map(change).filter((attempt) => attempt !== null)
    gone += page.items.length - items.length
    return { ...page, items }
  })
  const pageParams = data.pageParams.map((param, i) => {
    const moved = { ...param, start }
    start += pages[i]?.items.length ?? 0
    return moved
  })
  return { pages: pages.map((page) => ({ ...page, total: Math.max(0, page.total - gone) })), pageParams }
}
