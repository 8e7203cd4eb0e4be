import { ladderBody, ladderQuery } from '@/lib/server/api/schemas/ladder'
import { created, handler } from '@/lib/server/http/handler'
import { readInput, readQuery } from '@/lib/server/http/read-input'
import { startLadder } from '@/lib/server/ladder/start'
import { waitForLadder } from '@/lib/server/ladder/wait'

export const POST = handler('ladder.run', async ({ request, caller }) => {
  const query = readQuery(request, ladderQuery)
  const ladder = startLadder(caller, await readInput(request, ladderBody))
  return created(`/api/ladder/${ladder.id}`, await waitForLadder(ladder, query, request.signal))
})
