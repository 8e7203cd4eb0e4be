import { profileSave } from '@/lib/server/api/schemas/profile'
import { handler, noContent, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { readSavedProfile, removeProfile } from '@/lib/server/profiles/read'
import { replaceProfile } from '@/lib/server/profiles/replace'

type Params = { id: string }

export const GET = handler<Params>('profiles.read', ({ params, caller }) => ok(readSavedProfile(caller, params.id)))

export const PUT = handler<Params>('profiles.write', async ({ request, params, caller }) =>
  ok(replaceProfile(caller, params.id, await readInput(request, profileSave))),
)

export const DELETE = handler<Params>('profiles.delete', ({ params, caller }) => {
  removeProfile(caller, params.id)
  return noContent()
})
