import { closeBody } from '@/lib/server/api/schemas/attempt'
import { closeAttempt } from '@/lib/server/attempts/close'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

export const POST = handler<{ id: string }>('attempts.control', async ({ request, params, caller }) =>
  ok(await closeAttempt(caller, params.id, await readInput(request, closeBody))),
)
