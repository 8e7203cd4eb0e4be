import type { Change } from '../core/changes/change'
import type { FrameDraft } from '../core/handshake/draft'
import type { AttemptView } from '../core/report/view'
import { api } from './api'

const path = (id: string, rest = '') => `/api/attempts/${encodeURIComponent(id)}${rest}`

/** Stops an attempt in whatever phase it is. */
export const abortAttempt = (id: string) => api<unknown>(path(id, '/abort'), { method: 'POST', body: {} })

/** Again with the same draft; gives the id of the new attempt. */
export const repeatAttempt = (id: string) => api<Pick<AttemptView, 'id'>>(path(id, '/retry'), { body: {} })

/** Again with the same draft and one change of it; gives the id of the new attempt. */
export const repeatWith = (id: string, change: Change) => api<Pick<AttemptView, 'id'>>(path(id, '/retry'), { body: { change } })

/** Again with the same draft, following one redirect more than it did; gives the id of the new attempt. */
export const followRedirect = (id: string, hops: number) =>
  api<Pick<AttemptView, 'id'>>(path(id, '/retry'), { body: { change: { network: { maxRedirects: hops } } } })

/** Pins an attempt, or no more. */
export const pinAttempt = (id: string, pinned: boolean) => api<unknown>(path(id), { method: 'PATCH', body: { pinned } })

/** Removes an attempt and its facts. */
export const deleteAttempt = (id: string) => api<unknown>(path(id), { method: 'DELETE' })

export type CloseOrder = { readonly how: 'close-frame' | 'fin' | 'rst'; readonly code?: number; readonly reason?: string }

/** Ends an open session in the way asked for. */
export const closeAttempt = (id: string, order: CloseOrder) => api<unknown>(path(id, '/close'), { body: order })

/** Sets what an open session answers by itself. */
export const changeSession = (id: string, session: { readonly answerPings?: boolean; readonly echoClose?: boolean }) =>
  api<AttemptView>(path(id), { method: 'PATCH', body: { session } })

/** Sends one frame on an open session. */
export const sendFrame = (id: string, frame: FrameDraft) => api<unknown>(path(id, '/frames'), { body: frame })
