import type { LadderKind, LadderPlanView, LadderView } from '../core/ladder/view'
import { api } from './api'

const path = (id: string, rest = '') => `/api/ladder/${encodeURIComponent(id)}${rest}`

/** The rows a ladder over an attempt would have, with what each does at the endpoint. */
export const planLadder = (attemptId: string, kind: LadderKind) => api<LadderPlanView>('/api/ladder/plan', { body: { attemptId, kind } })

/** Starts a ladder over an attempt with the chosen rows. */
export const startLadder = (attemptId: string, kind: LadderKind, rows: readonly string[]) =>
  api<LadderView>('/api/ladder', { body: { attemptId, kind, rows } })

/** Stops a ladder; the rows it ran stay. */
export const stopLadder = (id: string) => api<LadderView>(path(id, '/abort'), { method: 'POST', body: {} })

/** Where its events are read. */
export const ladderEventsPath = (id: string) => path(id, '/events')
