import { ownVariablesBody } from '@/lib/server/api/schemas/environment'
import { changeOwnVariables } from '@/lib/server/environments/verbs'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

export const PUT = handler<{ id: string }>('environments.write', async ({ request, params, caller }) =>
  ok(changeOwnVariables(caller, params.id, (await readInput(request, ownVariablesBody)).variables)),
)
