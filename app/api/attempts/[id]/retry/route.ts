import { retryBody, startQuery } from '@/lib/server/api/schemas/attempt'
import { retryAttempt } from '@/lib/server/attempts/retry'
import { waitFor } from '@/lib/server/attempts/wait'
import { created, handler } from '@/lib/server/http/handler'
import { readInput, readQuery } from '@/lib/server/http/read-input'

export const POST = handler<{ id: string }>('attempts.create', async ({ request, params, caller }) => {
  const query = readQuery(request, startQuery)
  const session = retryAttempt(caller, params.id, await readInput(request, retryBody))
  return created(`/api/attempts/${session.id}`, await waitFor(session, query, request.signal))
})
