import { useQuery } from '@tanstack/react-query'
import { api } from './api'
import type { ApiToken, Invitation, Member } from './team'

const items = <Item>(path: string, signal: AbortSignal) => api<{ readonly items: readonly Item[] }>(path, { signal })

/** The people of the workspace; nothing is asked where it is not enabled. */
export const useMembers = (enabled = true) =>
  useQuery({ queryKey: ['members'], queryFn: ({ signal }) => items<Member>('/api/members', signal), enabled })
export const useInvitations = () =>
  useQuery({ queryKey: ['invitations'], queryFn: ({ signal }) => items<Invitation>('/api/invitations', signal) })
export const useTokens = () => useQuery({ queryKey: ['tokens'], queryFn: ({ signal }) => items<ApiToken>('/api/tokens', signal) })
