import { handler, noContent, ok } from '@/lib/server/http/handler'
import { readLadderView } from '@/lib/server/ladder/read'
import { removeLadder } from '@/lib/server/ladder/stop'

type Params = { id: string }

export const GET = handler<Params>('ladder.read', ({ params, caller }) => ok(readLadderView(caller, params.id)))

export const DELETE = handler<Params>('ladder.run', async ({ params, caller }) => {
  await removeLadder(caller, params.id)
  return noContent()
})
