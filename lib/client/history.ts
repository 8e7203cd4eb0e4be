import type { AttemptOutcome, AttemptState, RejudgedView } from '../core/report/view'
import { api } from './api'

/** One row of the history, as `GET /api/attempts` gives it. */
export type AttemptSummary = {
  readonly id: string
  readonly createdAt: string
  readonly state: AttemptState
  readonly outcome: AttemptOutcome | null
  readonly status: number | null
  readonly summary: string
  readonly name: string | null
  readonly note: string | null
  readonly pinned: boolean
  /** The id of who began it. */
  readonly createdById: string
  readonly profileId: string | null
  readonly url: string
  readonly host: string
  /** Who answered; null where that is not known. */
  readonly product: string | null
  /** Ids of the causes that are certain or likely, the surest first. */
  readonly diagnoses: readonly string[]
  readonly closeCode: number | null
  readonly closeHow: string | null
  readonly durationMs: number | null
  readonly framesSent: number
  readonly framesReceived: number
  /** The verdict before newer rules changed it, null where none did. */
  readonly rejudged: RejudgedView | null
  /** When a file of exported history brought it; null where it was made here. */
  readonly importedAt?: string | null
  /** Where the words of the search stand; absent or null where that is not known. */
  readonly match?: HistoryMatch | null
}

/** Text of an attempt, masked: what stands before the first word that was found, that word, and what stands behind it. */
export type HistoryMatch = { readonly part: string; readonly before: string; readonly hit: string; readonly after: string }

/** What a search by words covers. */
export type HistorySearch = {
  /** Attempts that are not indexed yet: a lower bound where it is not exact. */
  readonly pending: number
  readonly pendingIsExact: boolean
  readonly covers: string
  /** Why nothing was searched, null where it was. */
  readonly problem: string | null
}

/** The filters of the history, under the names the API and the address of the page have for them; empty: not narrowed. */
export const NO_FILTER = {
  /** Words anywhere in the attempt. */
  q: '',
  host: '',
  /** One or several, separated by commas. */
  outcome: '',
  status: '',
  closeCode: '',
  product: '',
  /** The id of a cause, or of its pack. */
  diagnosis: '',
  profileId: '',
  /** The id of a person. */
  user: '',
  /** ISO 8601, inclusive. */
  from: '',
  /** ISO 8601, exclusive. */
  to: '',
  minMs: '',
  maxMs: '',
  /** `true` or empty. */
  pinned: '',
}
export type HistoryFilter = Readonly<typeof NO_FILTER>
export const SORTS = ['newest', 'oldest', 'longest', 'shortest'] as const
export type HistorySort = (typeof SORTS)[number]
export type HistoryPage = {
  readonly items: readonly AttemptSummary[]
  readonly nextCursor: string | null
  readonly total: number
  readonly totalIsExact: boolean
  /** Only where words were searched. */
  readonly search?: HistorySearch | null
}

const PAGE = 50

export const isNarrowed = (filter: HistoryFilter): boolean => Object.values(filter).some((value) => value !== '')

/** A page of attempts, newest first unless another order is asked for. */
export function fetchHistory(
  filter: HistoryFilter,
  cursor: string | null,
  signal: AbortSignal,
  sort: HistorySort = 'newest',
): Promise<HistoryPage> {
  return api<HistoryPage>('/api/attempts', {
    query: { ...filter, limit: PAGE, cursor, sort: sort === 'newest' ? null : sort },
    signal,
  })
}

/** How many attempts fit a filter. */
export async function countHistory(filter: HistoryFilter, signal: AbortSignal): Promise<Pick<HistoryPage, 'total' | 'totalIsExact'>> {
  const { total, totalIsExact } = await api<HistoryPage>('/api/attempts', { query: { ...filter, limit: 1 }, signal })
  return { total, totalIsExact }
}
