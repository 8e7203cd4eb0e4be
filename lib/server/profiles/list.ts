import 'server-only'
import type { Caller } from '@/lib/server/auth/authorise'
import { listProfiles } from '@/lib/server/store/profiles/list-profiles'
import type { Page, ProfileSummary } from '@/lib/server/store/types'

const DEFAULT_LIMIT = 100

/** One page of profiles, last changed first. Throws InputError for a cursor that is none. */
export function listSavedProfiles(
  { workspaceId }: Caller,
  { q, limit = DEFAULT_LIMIT, cursor }: { readonly q?: string; readonly limit?: number; readonly cursor?: string },
): Promise<Page<ProfileSummary>> {
  return listProfiles(workspaceId, q === undefined ? {} : { q }, { limit, ...(cursor === undefined ? {} : { cursor }) })
}
