import { readPolicy } from '@/lib/server/api/policy'
import { policyBody } from '@/lib/server/api/schemas/tools'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { changePolicy } from '@/lib/server/policy/change'

export const dynamic = 'force-dynamic'

export const GET = handler('policy.read', () => ok(readPolicy()))

export const PUT = handler('policy.write', async ({ request, caller }) => {
  changePolicy(caller, await readInput(request, policyBody))
  return ok(readPolicy())
})
