import { nothing } from '@/lib/server/api/schemas/attempt'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { stopLadder } from '@/lib/server/ladder/stop'

export const POST = handler<{ id: string }>('ladder.run', async ({ request, params, caller }) => {
  await readInput(request, nothing)
  return ok(await stopLadder(caller, params.id))
})
