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
