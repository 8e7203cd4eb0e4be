import { testPolicy } from '@/lib/server/api/policy'
import { policyTestBody } from '@/lib/server/api/schemas/tools'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

export const POST = handler('policy.read', async ({ request }) =>
  ok(await testPolicy(await readInput(request, policyTestBody), request.signal)),
)
