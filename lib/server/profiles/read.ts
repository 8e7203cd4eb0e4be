import 'server-only'
import type { Caller } from '@/lib/server/auth/authorise'
import { deleteProfile } from '@/lib/server/store/profiles/delete-profile'
import { readProfile } from '@/lib/server/store/profiles/read-profile'
import { type ProfileView, profileView } from './profile-view'

/** One profile with its masked draft. Throws NotFoundError. */
export function readSavedProfile(caller: Caller, id: string): ProfileView {
  return profileView(readProfile(caller.workspaceId, id))
}

/** Removes a profile and its versions; its attempts stay. Throws NotFoundError. */
export function removeProfile(caller: Caller, id: string): void {
  deleteProfile(caller.workspaceId, id)
}
