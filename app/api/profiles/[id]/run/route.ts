import { runBody, runQuery } from '@/lib/server/api/schemas/profile'
import { created, handler } from '@/lib/server/http/handler'
import { readInput, readQuery } from '@/lib/server/http/read-input'
import { runProfile } from '@/lib/server/profiles/run'

export const POST = handler<{ id: string }>('profiles.run', async ({ request, params, caller }) => {
  const query = readQuery(request, runQuery)
  const result = await runProfile(caller, params.id, await readInput(request, runBody), query, request.signal)
  return created(`/api/attempts/${result.id}`, result)
})
