import { attemptChange } from '@/lib/server/api/schemas/attempt'
import { changeAttempt } from '@/lib/server/attempts/change'
import { readAttemptView } from '@/lib/server/attempts/read'
import { removeAttempt } from '@/lib/server/attempts/remove'
import { handler, noContent, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

type Params = { id: string }

export const GET = handler<Params>('attempts.read', async ({ params, caller }) => ok(await readAttemptView(caller, params.id)))

export const PATCH = handler<Params>('attempts.update', async ({ request, params, caller }) =>
  ok(await changeAttempt(caller, params.id, await readInput(request, attemptChange))),
)

export const DELETE = handler<Params>('attempts.delete', async ({ params, caller }) => {
  await removeAttempt(caller, params.id)
  return noContent()
})
