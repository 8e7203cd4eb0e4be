import type { AttemptOutcome } from '../core/report/view'
import { api } from './api'

export type EarlierAttempt = { readonly id: string; readonly createdAt: string; readonly summary: string }
export type LastGood = {
  readonly attempt: EarlierAttempt | null
  readonly by: 'profile' | 'target' | null
  readonly previous: EarlierAttempt | null
}

/** The page that shows two attempts side by side, `a` as the one before. */
export const comparePath = (a: string, b: string) => `/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`

/** What an attempt can be compared with. */
export const readLastGood = (id: string, signal?: AbortSignal) =>
  api<LastGood>(`/api/attempts/${encodeURIComponent(id)}/last-good`, signal === undefined ? {} : { signal })

/** One attempt of a series. */
export type SeriesPoint = {
  readonly id: string
  readonly createdAt: string
  readonly outcome: AttemptOutcome | null
  readonly status: number | null
}
/** Attempts of the same profile, else at the same URL, around one of them: as `GET /api/attempts/{id}/series` gives them. */
export type Series = {
  readonly by: 'profile' | 'url'
  readonly points: readonly SeriesPoint[]
  readonly hiddenBefore: number
  readonly cut: boolean
  readonly hasMoreAfter: boolean
  readonly lastGood: SeriesPoint | null
  readonly firstFailing: SeriesPoint | null
  readonly failed: number
  readonly turns: number
}

export const readSeries = (id: string, signal?: AbortSignal) =>
  api<Series>(`/api/attempts/${encodeURIComponent(id)}/series`, signal === undefined ? {} : { signal })
