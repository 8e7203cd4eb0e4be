import 'server-only'
import type { RequestDraft } from '../../../core/handshake/draft'
import { statement } from '../client'
import type { ProfileVersionRecord } from '../types'
import { profileRow } from './profile-row'

type Row = Omit<ProfileVersionRecord, 'createdAt' | 'draft'> & { readonly createdAt: number; readonly draft: string }

const SELECT = `SELECT profileId, version, createdById, createdAt, name, note, url, draft FROM ProfileVersion
  WHERE profileId = ? ORDER BY version DESC`

/** Gives every saved version of a profile, newest first. Throws NotFoundError. */
export function listProfileVersions(workspaceId: string, id: string): readonly ProfileVersionRecord[] {
  profileRow(workspaceId, id)
  const rows = statement(SELECT).all(id) as Row[]
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt), draft: JSON.parse(row.draft) as RequestDraft }))
}
