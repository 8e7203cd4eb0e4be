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
  folder: string
  tags: string
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

/** The tags of a row. */
export function tagsOf(row: { readonly tags: string }): readonly string[] {
  return JSON.parse(row.tags) as string[] // safe: every write is JSON.stringify of a list of strings, the default is an empty one
}

export type ProfileSummaryRow = Omit<ProfileSummary, 'createdAt' | 'updatedAt' | 'tags'> & {
  readonly tags: string
  readonly createdAt: number | Date
  readonly updatedAt: number | Date
}

export function toProfileSummary(row: ProfileSummaryRow): ProfileSummary {
  const { id, workspaceId, createdById, name, folder, note, version, url } = row
  const times = { createdAt: new Date(row.createdAt), updatedAt: new Date(row.updatedAt) }
  return { id, workspaceId, createdById, ...times, name, folder, tags: tagsOf(row), note, version, url }
}

export function toProfile(row: ProfileRow): ProfileRecord {
  return { ...toProfileSummary(row), draft: JSON.parse(row.draft) as RequestDraft } // safe: write-version.ts wrote it
}
