import { deleteHistoryBody } from '@/lib/server/api/schemas/history'
import { deleteChosen } from '@/lib/server/history/delete'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

export const POST = handler('history.delete', async ({ request, caller }) => {
  const { includePinned = false, ...choice } = await readInput(request, deleteHistoryBody)
  return ok(await deleteChosen(caller, 'ids' in choice ? choice : { filters: choice.filter }, includePinned))
})
