import 'server-only'
import { NotFoundError } from '../../../core/errors/errors'
import type { RequestDraft } from '../../../core/handshake/draft'
import { statement } from '../client'
import type { SealedDraft } from '../sealed-draft'
import type { ProfileRecord, ProfileSummary } from '../types'

export type ProfileRow = SealedDraft & {
  id: string
  workspaceId: string
  createdById: string
  createdAt: number
  updatedAt: number
  name: string
  note: string
  version: number
  url: string
  draft: string
}

/** Throws NotFoundError. */
export function profileRow(workspaceId: string, id: string): ProfileRow {
  const row = statement('SELECT * FROM Profile WHERE id = ? AND workspaceId = ?').get(id, workspaceId) as ProfileRow | undefined
  if (row === undefined) throw new NotFoundError(`There is no profile ${id}`)
  return row
}

export type ProfileSummaryRow = Omit<ProfileSummary, 'createdAt' | 'updatedAt'> & {
  readonly createdAt: number | Date
  readonly updatedAt: number | Date
}

export function toProfileSummary(row: ProfileSummaryRow): ProfileSummary {
  const { id, workspaceId, createdById, name, note, version, url } = row
  return { id, workspaceId, createdById, createdAt: new Date(row.createdAt), updatedAt: new Date(row.updatedAt), name, note, version, url }
}

export function toProfile(row: ProfileRow): ProfileRecord {
  return { ...toProfileSummary(row), draft: JSON.parse(row.draft) as RequestDraft } // safe: write-version.ts wrote it
}
