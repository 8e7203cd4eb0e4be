import 'server-only'
import type { Caller } from '@/lib/server/auth/authorise'
import { listLabels } from '@/lib/server/store/profiles/list-labels'
import { listProfiles } from '@/lib/server/store/profiles/list-profiles'
import type { Page, ProfileFilters, ProfileLabels, ProfileSummary } from '@/lib/server/store/types'

const DEFAULT_LIMIT = 100

/** Folders and tags in use, with how many profiles stand in each. */
export function listProfileLabels({ workspaceId }: Caller): ProfileLabels {
  return listLabels(workspaceId)
}

/** One page of profiles, last changed first. Throws InputError for a cursor that is none. */
export function listSavedProfiles(
  { workspaceId }: Caller,
  { limit = DEFAULT_LIMIT, cursor, ...filters }: ProfileFilters & { readonly limit?: number; readonly cursor?: string },
): Promise<Page<ProfileSummary>> {
  return listProfiles(workspaceId, filters, { limit, ...(cursor === undefined ? {} : { cursor }) })
}
