import { api } from './api'

export type Role = 'viewer' | 'editor' | 'owner'
export type Member = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly role: Role
  readonly createdAt: string
  readonly seenAt: string | null
}
export type Invitation = {
  readonly id: string
  /** Whose password it sets; null: it makes a member. */
  readonly personId: string | null
  readonly role: Role
  readonly note: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly acceptedAt: string | null
  readonly acceptedBy: string | null
}
export type TokenScope = 'read' | 'run' | 'full'
export type ApiToken = {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly scope: TokenScope
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
}
export type AuditEntry = {
  readonly seq: number
  readonly at: string
  readonly person: string
  readonly action: string
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
}
export type AuditPage = { readonly items: readonly AuditEntry[]; readonly next: number | null; readonly broken: number | null }

/** What a role is called, and what it may. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly title: string; readonly may: string }>> = {
  viewer: { title: 'a viewer', may: 'you see everything and comment, and connect and change nothing' },
  editor: { title: 'an editor', may: 'you connect, send, save and run' },
  owner: { title: 'an owner', may: 'you may do everything, and decide who may and where it may connect' },
}

export const setRole = (id: string, role: Role) => api<void>(`/api/members/${id}`, { method: 'PATCH', body: { role } })
export const removeMember = (id: string) => api<void>(`/api/members/${id}`, { method: 'DELETE' })
/** Makes a link with which a member sets a new password. */
export const offerNewPassword = (id: string) => api<{ readonly token: string }>(`/api/members/${id}/password`, { method: 'POST' })
export const invite = (body: { role: Role; note?: string; days?: number }) =>
  api<Invitation & { readonly token: string }>('/api/invitations', { body })
export const takeBackInvitation = (id: string) => api<void>(`/api/invitations/${id}`, { method: 'DELETE' })
export const makeToken = (body: { name: string; scope: TokenScope; days: number | null }) =>
  api<ApiToken & { readonly token: string }>('/api/tokens', { body })
export const endToken = (id: string) => api<void>(`/api/tokens/${id}`, { method: 'DELETE' })
export const changePassword = (body: { current: string; password: string }) => api<void>('/api/me/password', { body })
export const auditPage = (before: number | null, signal: AbortSignal) => api<AuditPage>('/api/audit', { query: { before }, signal })
