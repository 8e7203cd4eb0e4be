import { newToken } from '@/lib/server/api/schemas/people'
import { created, handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { allTokens, makeToken } from '@/lib/server/team/tokens'

export const GET = handler('tokens.read', ({ caller }) => ok(allTokens(caller)))

export const POST = handler('tokens.write', async ({ request, caller }) => {
  const token = makeToken(caller, await readInput(request, newToken))
  return created(`/api/tokens/${token.id}`, token)
})
