import { compactBody } from '@/lib/server/api/schemas/storage'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { compact } from '@/lib/server/storage/compact'

export const POST = handler('storage.backup', async ({ request, caller }) =>
  ok(await compact(caller, await readInput(request, compactBody))),
)
