import 'server-only'
import type { RequestDraft } from '../../../core/handshake/draft'
import { openDraft } from '../sealed-draft'
import type { ProfileRecord } from '../types'
import { profileRow, toProfile } from './profile-row'

/** Gives a profile with its masked draft. Throws NotFoundError. */
export function readProfile(workspaceId: string, id: string): ProfileRecord {
  return toProfile(profileRow(workspaceId, id))
}

/** Gives a profile's exact draft, for this process only. Throws NotFoundError, InputError `encrypted`. */
export function readProfileSecrets(workspaceId: string, id: string): { readonly exactDraft: RequestDraft } {
  const { exactDraft } = openDraft({ table: 'Profile', row: id }, profileRow(workspaceId, id))
  return { exactDraft }
}
