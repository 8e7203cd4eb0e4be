import 'server-only'
import { statement } from '../client'
import type { ProfileLabels } from '../types'

const FOLDERS = 'SELECT folder, count(*) AS count FROM Profile WHERE workspaceId = ? GROUP BY folder ORDER BY folder'
const TAGS = `SELECT tag.value AS tag, count(*) AS count FROM Profile, json_each(Profile.tags) AS tag
  WHERE workspaceId = ? AND tags <> '[]' GROUP BY tag.value ORDER BY tag.value COLLATE NOCASE`

/** Gives the folders and tags in use, with how many profiles stand in each. */
export function listLabels(workspaceId: string): ProfileLabels {
  return {
    folders: statement(FOLDERS).all(workspaceId) as ProfileLabels['folders'],
    tags: statement(TAGS).all(workspaceId) as ProfileLabels['tags'], // safe: the columns of the statements
  }
}
