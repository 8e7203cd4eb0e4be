import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { type AttemptSummary, type HistoryPage, NO_FILTER } from './history'
import { FIRST, fetchPage, forgetPages, type HistoryKey, type HistoryPages, knownOf, mapRows, pageBefore, pageWith } from './history-pages'

const row = (id: string): AttemptSummary => ({ id, createdAt: '2026-11-27T10:00:00.000Z' }) as AttemptSummary // safe: these tests look at no more
const page = (ids: string, nextCursor: string | null): HistoryPage => ({
  items: [...ids].map(row),
  nextCursor,
  total: 9,
  totalIsExact: true,
})
const key = (host: string): HistoryKey => ['history', { ...NO_FILTER, host }, 'newest']
const { signal } = new AbortController()
const asked: URLSearchParams[] = []
const answers = (...pages: HistoryPage[]) =>
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(new URL(path, 'http://x').searchParams)
    return Promise.resolve(Response.json(pages.shift()))
  })
afterEach(() => {
  asked.length = 0
  vi.unstubAllGlobals()
})

it('holds a list to the attempts there were when it was made, and knows the way back through its pages', async () => {
  const list = key('a')
  answers(page('abc', 'c1'), page('def', 'c2'), page('abc', 'c1'))
  await fetchPage(list, FIRST, signal)
  await fetchPage(list, { cursor: 'c1', start: 3 }, signal)
  await fetchPage(list, FIRST, signal)
  expect(asked.map((query) => [query.get('cursor'), query.get('to')])).toEqual([
    [null, null],
    ['c1', '2026-11-27T10:00:00.001Z'],
    [null, '2026-11-27T10:00:00.001Z'],
  ])
  expect(knownOf(list).starts).toEqual([FIRST, { cursor: 'c1', start: 3 }, { cursor: 'c2', start: 6 }])
  expect(pageBefore(list, { cursor: 'c2', start: 6 })).toEqual({ cursor: 'c1', start: 3 })
  expect(pageBefore(list, FIRST)).toBeUndefined()
  expect([pageWith(list, 2), pageWith(list, 5)]).toEqual([FIRST, { cursor: 'c1', start: 3 }])
})

it('forgets the pages behind one that ends elsewhere now', async () => {
  const list = key('b')
  answers(page('abc', 'c1'), page('def', 'c2'), page('ab', 'c9'))
  await fetchPage(list, FIRST, signal)
  await fetchPage(list, { cursor: 'c1', start: 3 }, signal)
  await fetchPage(list, FIRST, signal)
  expect(knownOf(list).starts).toEqual([FIRST, { cursor: 'c9', start: 2 }])
})

it('changes and removes rows of the pages that are held; what stands behind moves up', () => {
  const data: HistoryPages = {
    pages: [page('abc', 'c2'), page('def', null)],
    pageParams: [
      { cursor: 'c1', start: 50 },
      { cursor: 'c2', start: 53 },
    ],
  }
  const { pages, pageParams } = mapRows(data, (attempt) => (attempt.id === 'b' ? null : { ...attempt, pinned: attempt.id === 'd' }))
  expect(pages.map(({ items, total }) => [items.map(({ id, pinned }) => (pinned ? id.toUpperCase() : id)).join(''), total])).toEqual([
    ['ac', 8],
    ['Def', 8],
  ])
  expect(pageParams.map(({ start }) => start)).toEqual([50, 52])
})

it('begins anew with the first page, whatever was held', () => {
  const client = new QueryClient()
  const list = key('c')
  client.setQueryData<HistoryPages>(list, {
    pages: [page('abc', 'c1'), page('def', null)],
    pageParams: [FIRST, { cursor: 'c1', start: 3 }],
  })
  forgetPages(client, list)
  expect(client.getQueryData<HistoryPages>(list)?.pageParams).toEqual([FIRST])
  client.setQueryData<HistoryPages>(list, { pages: [page('def', null)], pageParams: [{ cursor: 'c1', start: 3 }] })
  forgetPages(client, list)
  expect(client.getQueryData(list)).toBeUndefined()
  client.clear()
})
