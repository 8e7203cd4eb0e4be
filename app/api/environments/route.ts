import { newEnvironment } from '@/lib/server/api/schemas/environment'
import { allEnvironments, makeEnvironment } from '@/lib/server/environments/verbs'
import { created, handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

export const GET = handler('environments.read', ({ caller }) => ok(allEnvironments(caller)))

export const POST = handler('environments.write', async ({ request, caller }) => {
  const environment = makeEnvironment(caller, await readInput(request, newEnvironment))
  return created(`/api/environments/${environment.id}`, environment)
})
