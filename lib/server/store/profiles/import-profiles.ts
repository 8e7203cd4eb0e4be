import 'server-only'
import { inTransaction } from '../client'
import type { NewProfile, ProfileRecord, ProfileSave } from '../types'
import { createProfile } from './create-profile'
import { saveProfile } from './save-profile'

/** A profile to make, or a version to save over one there is. */
export type ImportStep = { readonly create: NewProfile } | { readonly save: ProfileSave }

/** Makes and saves all of them, or none. Throws what its verbs throw; then nothing was written. */
export function importProfiles(steps: readonly ImportStep[]): readonly ProfileRecord[] {
  return inTransaction(() => steps.map((step) => ('create' in step ? createProfile(step.create) : saveProfile(step.save))))
}
