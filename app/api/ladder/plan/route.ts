import { ladderBody } from '@/lib/server/api/schemas/ladder'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { planLadder } from '@/lib/server/ladder/start'

export const POST = handler('ladder.read', async ({ request, caller }) => ok(planLadder(caller, await readInput(request, ladderBody))))
