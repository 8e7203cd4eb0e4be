import 'server-only'
import { now } from '../../platform/clock'
import { newId } from '../../platform/ids'
import { inTransaction, statement } from '../client'
import { sealDraft } from '../sealed-draft'
import type { NewProfile, ProfileRecord } from '../types'
import { profileRow, toProfile } from './profile-row'
import { writeVersion } from './write-version'

const INSERT = `INSERT INTO Profile (id, workspaceId, createdById, createdAt, updatedAt, name, folder, tags, note, version, url, draft, draftSecret, dataKey)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`

/** Saves a draft under a name, as version 1. */
export function createProfile(input: NewProfile): ProfileRecord {
  const { workspaceId, createdById, name, folder = '', tags = [], note = '', url, draft, exactDraft } = input
  const id = newId()
  const at = now().getTime()
  return inTransaction(() => {
    const { draftSecret, dataKey } = sealDraft({ table: 'Profile', row: id }, exactDraft)
    const labels = [name, folder, JSON.stringify(tags), note] as const
    statement(INSERT).run(id, workspaceId, createdById, at, at, ...labels, url, JSON.stringify(draft), draftSecret, dataKey)
    writeVersion({ id, version: 1, savedById: createdById, at, name, folder, tags, note, url, draft, exactDraft })
    return toProfile(profileRow(workspaceId, id))
  })
}
