import 'server-only'
import type { Caller } from '@/lib/server/auth/authorise'
import { shownDraft } from '@/lib/server/drafts/masked'
import { deleteProfile } from '@/lib/server/store/profiles/delete-profile'
import { listProfileVersions } from '@/lib/server/store/profiles/list-profile-versions'
import { readProfile } from '@/lib/server/store/profiles/read-profile'
import { type ProfileView, profileView } from './profile-view'

/** One profile with its masked draft. Throws NotFoundError. */
export function readSavedProfile(caller: Caller, id: string): ProfileView {
  return profileView(readProfile(caller.workspaceId, id))
}

/** Every version of a profile, newest first. Throws NotFoundError. */
export function listVersions(caller: Caller, id: string) {
  const items = listProfileVersions(caller.workspaceId, id).map(({ draft, ...version }) => ({
    ...version,
    request: shownDraft(draft, { profileId: id }),
  }))
  return { items }
}

/** Removes a profile and its versions; its attempts stay. Throws NotFoundError. */
export function removeProfile(caller: Caller, id: string): void {
  deleteProfile(caller.workspaceId, id)
}
