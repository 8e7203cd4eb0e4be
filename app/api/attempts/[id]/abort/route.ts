import { nothing } from '@/lib/server/api/schemas/attempt'
import { abortAttempt } from '@/lib/server/attempts/abort'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

export const POST = handler<{ id: string }>('attempts.control', async ({ request, params, caller }) => {
  await readInput(request, nothing)
  return ok(await abortAttempt(caller, params.id))
})
