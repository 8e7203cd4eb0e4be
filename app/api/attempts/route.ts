import { listQuery, startBody, startQuery } from '@/lib/server/api/schemas/attempt'
import { listHistory } from '@/lib/server/attempts/list-history'
import { startAttempt } from '@/lib/server/attempts/start'
import { waitFor } from '@/lib/server/attempts/wait'
import { created, handler, ok } from '@/lib/server/http/handler'
import { readInput, readQuery } from '@/lib/server/http/read-input'

export const GET = handler('attempts.list', async ({ request, caller }) =>
  ok(await listHistory(caller, readQuery(request, listQuery), request.signal)),
)

export const POST = handler('attempts.create', async ({ request, caller }) => {
  const query = readQuery(request, startQuery)
  const session = startAttempt(caller, await readInput(request, startBody))
  return created(`/api/attempts/${session.id}`, await waitFor(session, query, request.signal))
})
