import 'server-only'
import { statement } from '../client'
import type { ProfileSummary } from '../types'
import { type ProfileSummaryRow, toProfileSummary } from './profile-row'

const SELECT = `SELECT id, workspaceId, createdById, createdAt, updatedAt, name, folder, tags, note, version, url FROM Profile
  WHERE workspaceId = ? AND name = ? AND folder = ? ORDER BY id`

/** Gives the profiles of exactly this name in exactly this folder, the oldest first. */
export function namesakes(workspaceId: string, folder: string, name: string): readonly ProfileSummary[] {
  return (statement(SELECT).all(workspaceId, name, folder) as ProfileSummaryRow[]).map(toProfileSummary)
}
