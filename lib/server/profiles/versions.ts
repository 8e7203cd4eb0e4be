import 'server-only'
import { type Compared, type CompareRow, changeLine, compareDrafts } from '@/lib/core/changes/compare-drafts'
import { InputError } from '@/lib/core/errors/errors'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import type { Caller } from '@/lib/server/auth/authorise'
import { shownDraft } from '@/lib/server/drafts/masked'
import { listProfileVersions, readVersionSecrets } from '@/lib/server/store/profiles/list-profile-versions'
import { saveProfile } from '@/lib/server/store/profiles/save-profile'
import type { ProfileVersionRecord } from '@/lib/server/store/types'
import { type ProfileView, profileView } from './profile-view'

const DEFAULT_LIMIT = 50

/** A version as the API answers it; `changes` says in a line what it changed in the one before. */
export type ProfileVersionView = Omit<ProfileVersionRecord, 'id' | 'draft'> & { readonly request: RequestDraft; readonly changes: string }

/** Versions of a profile, newest first, with who saved them, when and what it changed. Throws NotFoundError. */
export function listVersions(
  { workspaceId }: Caller,
  id: string,
  { limit = DEFAULT_LIMIT, before }: { readonly limit?: number; readonly before?: number },
) {
  const records = listProfileVersions(workspaceId, id, { limit: limit + 1, ...(before === undefined ? {} : { before }) })
  const compared = records.map((record) => withSecrets(workspaceId, id, record))
  const items = records.slice(0, limit).map(({ id: _, draft, ...version }, at): ProfileVersionView => {
    const [now, earlier] = [compared[at], compared[at + 1]]
    const changes = now === undefined || earlier === undefined ? 'first version' : changeLine(compareDrafts(earlier, now))
    return { ...version, request: shownDraft(draft, { profileId: id }), changes }
  })
  return { items, nextBefore: records.length > limit ? (items.at(-1)?.version ?? null) : null }
}

/** Two versions of a profile side by side, secrets masked; whether they differ behind the masks is told. Throws NotFoundError. */
export function compareVersions({ workspaceId }: Caller, id: string, { a, b }: { readonly a: number; readonly b: number }) {
  const side = (version: number): Compared => withSecrets(workspaceId, id, readVersion(workspaceId, id, version))
  const rows: readonly CompareRow[] = compareDrafts(side(a), side(b))
  return { a, b, rows }
}

/** Saves what version `n` was, secrets included, as a new version over `version`. Throws NotFoundError, ConflictError `stale-version`. */
export function restoreVersion({ workspaceId, personId }: Caller, id: string, n: number, version: number): ProfileView {
  const { name, folder, tags, note, url, draft, exactDraft } = readVersionSecrets(workspaceId, id, n)
  return profileView(saveProfile({ workspaceId, id, savedById: personId, version, name, folder, tags, note, url, draft, exactDraft }))
}

/** Throws InputError for what is no number of a version. */
export function versionNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InputError('invalid-input', `The version is "${text.slice(0, 40)}": expected a whole number from 1 on`)
}

function readVersion(workspaceId: string, id: string, version: number): ProfileVersionRecord {
  const [record] = listProfileVersions(workspaceId, id, { limit: 1, before: version + 1 })
  return record?.version === version ? record : readVersionSecrets(workspaceId, id, version)
}

/** What is compared: equal or not is decided by the exact drafts, where their key is at hand. */
function withSecrets(workspaceId: string, id: string, record: ProfileVersionRecord): Compared {
  const { name, folder, tags, note, draft } = record
  const shown = { name, folder, tags, note, request: draft }
  try {
    const { exactDraft } = readVersionSecrets(workspaceId, id, record.version)
    return { shown, exact: { ...shown, request: exactDraft } }
  } catch (error) {
    if (error instanceof InputError) return { shown }
    throw error
  }
}
