import { api, withQuery } from './api'
import type { HistoryFilter } from './history'

export const HISTORY_FORMATS = [
  { format: 'jsonl', title: 'JSON lines', hint: 'can be imported again' },
  { format: 'har', title: 'HAR', hint: 'for the tools of browsers' },
  { format: 'csv', title: 'CSV', hint: 'for spreadsheets' },
] as const
export type HistoryFormat = (typeof HISTORY_FORMATS)[number]['format']

/** Attempts by id, or all that fit a filter. */
export type Choice = { readonly ids: readonly string[] } | { readonly filter: HistoryFilter }

/** An address names at most so many attempts. */
export const MOST_EXPORTED_BY_ID = 200

/** Where the file of these attempts is. */
export function exportHistoryPath(format: HistoryFormat, choice: Choice): string {
  return withQuery('/api/history/export', 'ids' in choice ? { format, ids: choice.ids.join(',') } : { format, ...choice.filter })
}

export type DeletedHistory = { readonly deleted: number; readonly keptPinned: number; readonly running: number }

/** Removes attempts with their facts; pinned ones only where that is said. */
export function deleteHistory(choice: Choice, includePinned: boolean): Promise<DeletedHistory> {
  const given = 'ids' in choice ? choice : { filter: narrowing(choice.filter) }
  return api<DeletedHistory>('/api/history/delete', { body: { ...given, includePinned } })
}

/** How many attempts that fit a filter are pinned. */
export async function countPinned(filter: HistoryFilter): Promise<number> {
  return (await api<{ total: number }>('/api/attempts', { query: { ...filter, pinned: 'true', limit: 1 } })).total
}

/** The filter without what does not narrow. */
const narrowing = (filter: HistoryFilter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
