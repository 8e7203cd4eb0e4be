import { newProfile, profilesQuery } from '@/lib/server/api/schemas/profile'
import { created, handler, ok } from '@/lib/server/http/handler'
import { readInput, readQuery } from '@/lib/server/http/read-input'
import { createOrCopyProfile } from '@/lib/server/profiles/create'
import { listSavedProfiles } from '@/lib/server/profiles/list'

export const GET = handler('profiles.list', async ({ request, caller }) =>
  ok(await listSavedProfiles(caller, readQuery(request, profilesQuery))),
)

export const POST = handler('profiles.write', async ({ request, caller }) => {
  const profile = createOrCopyProfile(caller, await readInput(request, newProfile))
  return created(`/api/profiles/${profile.id}`, profile)
})
