import { useQuery } from '@tanstack/react-query'
import { api } from './api'

export type Health = {
  readonly status: 'ok' | 'failing'
  readonly version: string
  readonly database: { readonly provider: string; readonly ok: boolean; readonly detail?: string }
  readonly uptimeSeconds: number
  readonly openSessions: number
}
export type SetPolicy = {
  readonly base: 'auto' | 'private' | 'public'
  readonly allow: readonly string[]
  readonly deny: readonly string[]
}
export type Policy = {
  readonly blocked: readonly { readonly reason: string; readonly title: string }[]
  readonly ownListeners: readonly { readonly address: string; readonly port: number }[]
  /** Paths of Unix sockets that may be opened. */
  readonly unixSockets: readonly string[]
  /** As an owner set it. */
  readonly set: SetPolicy
  /** What `auto` comes to now. */
  readonly base: 'private' | 'public'
}
export type PolicyDecision = {
  readonly allowed: boolean
  readonly url: string
  readonly host: string
  readonly port: number
  readonly addresses: readonly { readonly address: string; readonly allowed: boolean; readonly reason: string }[]
  readonly because: string
}

/** How the server is; asked again while the page is looked at. */
export const useHealth = () =>
  useQuery({ queryKey: ['health'], queryFn: ({ signal }) => api<Health>('/api/health', { signal }), refetchInterval: 10_000 })

/** Where this installation may connect. */
export const usePolicy = () => useQuery({ queryKey: ['policy'], queryFn: ({ signal }) => api<Policy>('/api/policy', { signal }) })

/** Sets where this installation may connect. */
export const changePolicy = (body: SetPolicy) => api<Policy>('/api/policy', { method: 'PUT', body })

/** Whether a URL may be dialled, address by address; nothing is dialled. */
export const testPolicy = (url: string) => api<PolicyDecision>('/api/policy/test', { body: { url } })
