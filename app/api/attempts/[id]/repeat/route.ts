import { repeatBody } from '@/lib/server/api/schemas/frame'
import { repeatProgress, startRepeat, stopRepeat } from '@/lib/server/attempts/repeat-frames'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

type Params = { id: string }

export const GET = handler<Params>('attempts.read', ({ params, caller }) => ok(repeatProgress(caller, params.id)))

export const POST = handler<Params>('attempts.control', async ({ request, params, caller }) =>
  ok(startRepeat(caller, params.id, await readInput(request, repeatBody))),
)

export const DELETE = handler<Params>('attempts.control', ({ params, caller }) => ok(stopRepeat(caller, params.id)))
