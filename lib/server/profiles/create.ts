import 'server-only'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import type { Caller } from '@/lib/server/auth/authorise'
import { createProfile } from '@/lib/server/store/profiles/create-profile'
import { duplicateProfile } from '@/lib/server/store/profiles/duplicate-profile'
import { type ProfileView, profileView, storedForms } from './profile-view'

type NewProfileInput =
  | {
      readonly name: string
      readonly folder?: string
      readonly tags?: readonly string[]
      readonly note?: string
      readonly request: RequestDraft
    }
  | { readonly from: string }

/** Saves a draft under a name, or copies a profile with its secrets. Throws NotFoundError, InputError. */
export function createOrCopyProfile({ workspaceId, personId }: Caller, input: NewProfileInput): ProfileView {
  if ('from' in input) return profileView(duplicateProfile(workspaceId, input.from, personId))
  const { request, ...labels } = input
  const forms = storedForms({ workspaceId, personId }, request)
  return profileView(createProfile({ workspaceId, createdById: personId, ...labels, ...forms }))
}
