import type { CompareRow } from '../core/changes/compare-drafts'
import type { RequestDraft } from '../core/handshake/draft'
import { api, withQuery } from './api'

export type ProfileSummary = {
  readonly id: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly name: string
  /** A path such as `rancher/prod`; empty at the top. */
  readonly folder: string
  readonly tags: readonly string[]
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
/** Folder, tags and note stay as they were where they are left out. */
export type ProfileSave = {
  readonly name: string
  readonly folder?: string
  readonly tags?: readonly string[]
  readonly note?: string
  readonly request: RequestDraft
}
export type ProfileFilter = { readonly q?: string; readonly folder?: string; readonly tag?: string }
export type ProfileLabels = {
  readonly folders: readonly { readonly folder: string; readonly count: number }[]
  readonly tags: readonly { readonly tag: string; readonly count: number }[]
}
export type ProfileVersion = {
  readonly version: number
  readonly personName: string
  readonly createdAt: string
  readonly name: string
  readonly folder: string
  readonly tags: readonly string[]
  readonly note: string
  readonly request: RequestDraft
  /** What it changed in the version before, in a line. */
  readonly changes: string
}
export type VersionPage = { readonly items: readonly ProfileVersion[]; readonly nextBefore: number | null }
export type Comparison = { readonly a: number; readonly b: number; readonly rows: readonly CompareRow[] }
export type OnDuplicate = 'refuse' | 'rename' | 'replace'
export type ImportedProfile = {
  readonly id: string
  readonly name: string
  readonly folder: string
  readonly version: number
  readonly action: 'created' | 'renamed' | 'replaced'
  readonly file: string
  readonly placeholders: readonly string[]
}

const path = (id: string) => `/api/profiles/${encodeURIComponent(id)}`

export const listProfiles = (query: ProfileFilter & { cursor?: string }, signal?: AbortSignal) =>
  api<ProfilePage>('/api/profiles', { query: { ...query, limit: 100 }, ...(signal ? { signal } : {}) })
export const readProfile = (id: string, signal?: AbortSignal) => api<Profile>(path(id), signal ? { signal } : {})
export const createProfile = (profile: ProfileSave) => api<Profile>('/api/profiles', { body: profile })
export const duplicateProfile = (id: string) => api<Profile>('/api/profiles', { body: { from: id } })
/** Saves over `version`; fails with status 409 when someone saved another one meanwhile. */
export const saveProfile = (id: string, version: number, profile: ProfileSave) =>
  api<Profile>(path(id), { method: 'PUT', body: { version, ...profile } })
export const deleteProfile = (id: string) => api<void>(path(id), { method: 'DELETE' })

export const listLabels = (signal?: AbortSignal) => api<ProfileLabels>('/api/profiles/labels', signal ? { signal } : {})
/** The newest versions before `before`, newest first. */
export const listVersions = (id: string, before: number | null, limit = 50, signal?: AbortSignal) =>
  api<VersionPage>(`${path(id)}/versions`, { query: { before, limit }, ...(signal ? { signal } : {}) })
export const compareVersions = (id: string, a: number, b: number, signal?: AbortSignal) =>
  api<Comparison>(`${path(id)}/compare`, { query: { a, b }, ...(signal ? { signal } : {}) })
/** Saves what version `n` was over `version`; fails with status 409 when that is not the newest. */
export const restoreVersion = (id: string, n: number, version: number) =>
  api<Profile>(`${path(id)}/versions/${n}/restore`, { body: { version } })
/** A link that opens the profile in this installation. */
export const shareProfile = (id: string) => api<{ readonly url: string }>(`${path(id)}/share`, { method: 'POST' })
/** Where the file of a profile is downloaded, and that of all that a filter lets through. */
export const exportPath = (id: string) => `${path(id)}/export`
export const exportAllPath = (filter: ProfileFilter) => withQuery('/api/profiles/export', filter)
/** Saves the profiles of files, all of them or none. */
export const importProfiles = (
  files: readonly { readonly name: string; readonly text: string }[],
  onDuplicate: OnDuplicate,
  folder: string,
) =>
  api<{ readonly items: readonly ImportedProfile[]; readonly total: number }>('/api/profiles/import', {
    body: { files, onDuplicate, folder },
  })

/** The profile's draft as the composer takes it: masked values are asked back from the profile when it is sent. */
export function draftOfProfile(profile: Profile): RequestDraft {
  return { ...profile.request, keptFrom: { profileId: profile.id } }
}
