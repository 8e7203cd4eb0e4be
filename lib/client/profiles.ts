import type { RequestDraft } from '../core/handshake/draft'
import { api } from './api'

export type ProfileSummary = {
  readonly id: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly name: string
  readonly note: string
  readonly version: number
  readonly url: string
}
/** A saved draft; secret values in it are masked and stay in the server. */
export type Profile = ProfileSummary & { readonly request: RequestDraft }
export type ProfilePage = {
  readonly items: readonly ProfileSummary[]
  readonly nextCursor: string | null
  readonly total: number
  readonly totalIsExact?: boolean
}
export type ProfileSave = { readonly name: string; readonly note?: string; readonly request: RequestDraft }

const path = (id: string) => `/api/profiles/${encodeURIComponent(id)}`

export const listProfiles = (query: { q?: string; cursor?: string }, signal?: AbortSignal) =>
  api<ProfilePage>('/api/profiles', { query: { ...query, limit: 100 }, ...(signal ? { signal } : {}) })
export const readProfile = (id: string, signal?: AbortSignal) => api<Profile>(path(id), signal ? { signal } : {})
export const createProfile = (profile: ProfileSave) => api<Profile>('/api/profiles', { body: profile })
export const duplicateProfile = (id: string) => api<Profile>('/api/profiles', { body: { from: id } })
/** Saves over `version`; fails with status 409 when someone saved another one meanwhile. */
export const saveProfile = (id: string, version: number, profile: ProfileSave) =>
  api<Profile>(path(id), { method: 'PUT', body: { version, ...profile } })
export const deleteProfile = (id: string) => api<void>(path(id), { method: 'DELETE' })

/** The profile's draft as the composer takes it: masked values are asked back from the profile when it is sent. */
export function draftOfProfile(profile: Profile): RequestDraft {
  return { ...profile.request, keptFrom: { profileId: profile.id } }
}
