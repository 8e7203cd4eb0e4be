import { versionRestore } from '@/lib/server/api/schemas/profile'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { restoreVersion, versionNumber } from '@/lib/server/profiles/versions'

export const POST = handler<{ id: string; n: string }>('profiles.write', async ({ request, params, caller }) => {
  const { version } = await readInput(request, versionRestore)
  return ok(restoreVersion(caller, params.id, versionNumber(params.n), version))
})
