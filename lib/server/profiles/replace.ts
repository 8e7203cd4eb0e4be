import 'server-only'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import type { Caller } from '@/lib/server/auth/authorise'
import { saveProfile } from '@/lib/server/store/profiles/save-profile'
import { type ProfileView, profileView, storedForms } from './profile-view'

type SaveInput = {
  readonly version: number
  readonly name: string
  /** Absent: as they were. */
  readonly folder?: string
  readonly tags?: readonly string[]
  readonly note?: string
  readonly request: RequestDraft
}

/** Saves a new version, made from `version`. Throws NotFoundError, InputError, ConflictError `stale-version`. */
export function replaceProfile(caller: Caller, id: string, { request, ...labels }: SaveInput): ProfileView {
  const forms = storedForms(caller, request)
  const { workspaceId, personId } = caller
  return profileView(saveProfile({ workspaceId, id, savedById: personId, ...labels, ...forms }))
}
