import { useQuery } from '@tanstack/react-query'
import { api } from './api'

export type Comment = {
  readonly id: string
  readonly person: string
  readonly frame: number | null
  readonly text: string
  readonly createdAt: string
  readonly editedAt: string | null
  readonly own: boolean
}

const path = (attemptId: string, id = '') => `/api/attempts/${attemptId}/comments${id === '' ? '' : `/${id}`}`

/** The comments on an attempt; asked again while somebody looks, so that a teammate's answer appears. */
export const useComments = (attemptId: string) =>
  useQuery({
    queryKey: ['comments', attemptId],
    queryFn: ({ signal }) => api<{ readonly items: readonly Comment[] }>(path(attemptId), { signal }),
    refetchInterval: 5_000,
  })

export const addComment = (attemptId: string, body: { readonly text: string; readonly frame: number | null }) =>
  api<Comment>(path(attemptId), { body })
export const rewriteComment = (attemptId: string, id: string, text: string) =>
  api<Comment>(path(attemptId, id), { method: 'PATCH', body: { text } })
export const removeComment = (attemptId: string, id: string) => api<void>(path(attemptId, id), { method: 'DELETE' })
