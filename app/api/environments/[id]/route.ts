import { environmentSave } from '@/lib/server/api/schemas/environment'
import { changeEnvironment, removeEnvironment } from '@/lib/server/environments/verbs'
import { handler, noContent, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

type Params = { id: string }

export const PUT = handler<Params>('environments.write', async ({ request, params, caller }) =>
  ok(changeEnvironment(caller, params.id, await readInput(request, environmentSave))),
)

export const DELETE = handler<Params>('environments.write', ({ params, caller }) => {
  removeEnvironment(caller, params.id)
  return noContent()
})
