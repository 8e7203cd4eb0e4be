import { restoreBody } from '@/lib/server/api/schemas/storage'
import { accepted, handler, noContent } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { stageRestore, takeBackOrder } from '@/lib/server/storage/restore'

export const POST = handler('storage.restore', async ({ request, caller }) =>
  accepted(await stageRestore(caller, await readInput(request, restoreBody))),
)

export const DELETE = handler('storage.restore', ({ caller }) => {
  takeBackOrder(caller)
  return noContent()
})
