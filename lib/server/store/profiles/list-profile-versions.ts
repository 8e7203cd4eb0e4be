import 'server-only'
import { NotFoundError } from '../../../core/errors/errors'
import type { RequestDraft } from '../../../core/handshake/draft'
import { statement } from '../client'
import { openDraft, type SealedDraft } from '../sealed-draft'
import type { ProfileVersionRecord } from '../types'
import { profileRow, tagsOf } from './profile-row'

type Row = Omit<ProfileVersionRecord, 'createdAt' | 'draft' | 'tags'> & {
  readonly createdAt: number
  readonly draft: string
  readonly tags: string
}

const COLUMNS =
  'v.id, v.profileId, v.version, v.createdById, p.name AS personName, v.createdAt, v.name, v.folder, v.tags, v.note, v.url, v.draft'
const FROM = 'FROM ProfileVersion v JOIN Person p ON p.id = v.createdById WHERE v.profileId = ?'
const LIST = `SELECT ${COLUMNS} ${FROM} AND v.version < ? ORDER BY v.version DESC LIMIT ?`
const ONE = `SELECT ${COLUMNS}, v.draftSecret, v.dataKey ${FROM} AND v.version = ?`

function toVersion({ createdAt, draft, ...row }: Row): ProfileVersionRecord {
  return { ...row, createdAt: new Date(createdAt), tags: tagsOf(row), draft: JSON.parse(draft) as RequestDraft } // safe: write-version.ts wrote it
}

/** Gives the saved versions of a profile, newest first, those before version `before`. Throws NotFoundError. */
export function listProfileVersions(
  workspaceId: string,
  id: string,
  { limit, before = Number.MAX_SAFE_INTEGER }: { readonly limit: number; readonly before?: number } = { limit: -1 },
): readonly ProfileVersionRecord[] {
  profileRow(workspaceId, id)
  return (statement(LIST).all(id, before, limit) as Row[]).map(toVersion)
}

/** Gives one version with its exact draft, for this process only. Throws NotFoundError, InputError `encrypted`. */
export function readVersionSecrets(
  workspaceId: string,
  id: string,
  version: number,
): ProfileVersionRecord & { readonly exactDraft: RequestDraft } {
  const { name } = profileRow(workspaceId, id)
  const row = statement(ONE).get(id, version) as (Row & SealedDraft) | undefined
  if (row === undefined) throw new NotFoundError(`The profile “${name}” has no version ${version}`)
  const { draftSecret, dataKey, ...shown } = row
  const { exactDraft } = openDraft({ table: 'ProfileVersion', row: row.id }, { draftSecret, dataKey })
  return { ...toVersion(shown), exactDraft }
}
