import 'server-only'
import type { ProfileRecord } from '../types'
import { createProfile } from './create-profile'
import { readProfile, readProfileSecrets } from './read-profile'

/** Makes a profile like another one, secrets included, at version 1. Throws NotFoundError, InputError `encrypted`. */
export function duplicateProfile(workspaceId: string, id: string, createdById: string): ProfileRecord {
  const { name, folder, tags, note, url, draft } = readProfile(workspaceId, id)
  const { exactDraft } = readProfileSecrets(workspaceId, id)
  return createProfile({ workspaceId, createdById, name: `${name} (copy)`, folder, tags, note, url, draft, exactDraft })
}
