import { framesQuery, framesToSend } from '@/lib/server/api/schemas/frame'
import { readFrames } from '@/lib/server/attempts/read-frames'
import { sendFrames } from '@/lib/server/attempts/send-frames'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput, readQuery } from '@/lib/server/http/read-input'

type Params = { id: string }

export const GET = handler<Params>('attempts.read', async ({ request, params, caller }) =>
  ok(await readFrames(caller, params.id, readQuery(request, framesQuery), request.signal)),
)

export const POST = handler<Params>('attempts.control', async ({ request, params, caller }) =>
  ok(await sendFrames(caller, params.id, await readInput(request, framesToSend))),
)
