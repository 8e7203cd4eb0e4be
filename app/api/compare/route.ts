import { compareQuery } from '@/lib/server/api/schemas/compare'
import { compareTwo } from '@/lib/server/attempts/compare'
import { handler, ok } from '@/lib/server/http/handler'
import { readQuery } from '@/lib/server/http/read-input'

export const GET = handler('attempts.read', async ({ request, caller }) =>
  ok(await compareTwo(caller, readQuery(request, compareQuery), request.signal)),
)
