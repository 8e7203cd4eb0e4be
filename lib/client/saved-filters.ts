import { api } from './api'
import type { HistorySort } from './history'
import { type HistoryAddress, NO_ADDRESS } from './history-address'

export type SavedFilter = {
  readonly id: string
  readonly name: string
  /** Values by the names they have in the address of the history. */
  readonly filter: Readonly<Record<string, string>>
  readonly sort: HistorySort
  /** Name of who saved it. */
  readonly createdBy: string
  /** The reader saved it. */
  readonly mine: boolean
  readonly createdAt: string
}
export type SavedFilterBody = Pick<SavedFilter, 'name' | 'filter' | 'sort'>

export const listSavedFilters = (signal: AbortSignal) => api<{ readonly items: readonly SavedFilter[] }>('/api/filters', { signal })
export const createSavedFilter = (body: SavedFilterBody) => api<SavedFilter>('/api/filters', { body })
export const changeSavedFilter = (id: string, body: SavedFilterBody) => api<SavedFilter>(`/api/filters/${id}`, { method: 'PUT', body })
export const deleteSavedFilter = (id: string) => api<void>(`/api/filters/${id}`, { method: 'DELETE' })

/** The filter and order of an address, as they are saved. */
export function savedOf({ sort, ...filter }: HistoryAddress): Pick<SavedFilterBody, 'filter' | 'sort'> {
  return {
    filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '')),
    sort: (sort || 'newest') as HistorySort, // safe: the server refuses another
  }
}

/** The whole address that a saved filter stands for. */
export const addressOf = ({ filter, sort }: Pick<SavedFilter, 'filter' | 'sort'>): HistoryAddress => ({
  ...NO_ADDRESS,
  ...filter,
  sort: sort === 'newest' ? '' : sort,
})

/** The saved filter an address stands for, if it is one. */
export function savedAs(address: HistoryAddress, saved: readonly SavedFilter[]): SavedFilter | undefined {
  const text = (one: HistoryAddress) => JSON.stringify(Object.keys(NO_ADDRESS).map((name) => one[name as keyof HistoryAddress])) // safe: the keys of an address
  const wanted = text({ ...address, sort: address.sort === 'newest' ? '' : address.sort })
  return saved.find((one) => text(addressOf(one)) === wanted)
}
