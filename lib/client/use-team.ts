import { useQuery } from '@tanstack/react-query'
import { api } from './api'
import type { ApiToken, Invitation, Member } from './team'

const items = <Item>(path: string, signal: AbortSignal) => api<{ readonly items: readonly Item[] }>(path, { signal })

export const useMembers = () => useQuery({ queryKey: ['members'], queryFn: ({ signal }) => items<Member>('/api/members', signal) })
export const useInvitations = () =>
  useQuery({ queryKey: ['invitations'], queryFn: ({ signal }) => items<Invitation>('/api/invitations', signal) })
export const useTokens = () => useQuery({ queryKey: ['tokens'], queryFn: ({ signal }) => items<ApiToken>('/api/tokens', signal) })
