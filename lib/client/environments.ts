import { api } from './api'

export type Variables = Readonly<Record<string, string>>
export type Environment = {
  readonly id: string
  readonly name: string
  readonly note: string
  /** `own`: only the reader sees it. */
  readonly scope: 'team' | 'own'
  readonly variables: Variables
  readonly ownVariables: Variables
  readonly version: number
  readonly updatedAt: string
  readonly updatedBy: string
}
export type Secret = {
  readonly id: string
  readonly name: string
  readonly scope: 'team' | 'own'
  readonly environmentId: string | null
  readonly updatedAt: string
  readonly updatedBy: string
}
export type SecretWrite = Pick<Secret, 'name' | 'scope' | 'environmentId'> & { readonly value: string }
type Items<Item> = { readonly items: readonly Item[] }

export const listEnvironments = (signal?: AbortSignal) => api<Items<Environment>>('/api/environments', signal ? { signal } : {})
export const listSecrets = (signal?: AbortSignal) => api<Items<Secret>>('/api/secrets', signal ? { signal } : {})

export const createEnvironment = (body: Pick<Environment, 'name' | 'scope' | 'variables'>) =>
  api<Environment>('/api/environments', { body })
export const saveEnvironment = (id: string, body: Pick<Environment, 'version' | 'name' | 'note' | 'variables'>) =>
  api<Environment>(`/api/environments/${id}`, { method: 'PUT', body })
export const saveOwnVariables = (id: string, variables: Variables) =>
  api<Environment>(`/api/environments/${id}/own`, { method: 'PUT', body: { variables } })
export const deleteEnvironment = (id: string) => api<void>(`/api/environments/${id}`, { method: 'DELETE' })
export const writeSecret = (body: SecretWrite) => api<Secret>('/api/secrets', { method: 'PUT', body })
export const deleteSecret = (id: string) => api<void>(`/api/secrets/${id}`, { method: 'DELETE' })
