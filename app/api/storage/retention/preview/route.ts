import { retentionBody } from '@/lib/server/api/schemas/storage'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { previewRetention } from '@/lib/server/storage/retention'

export const POST = handler('storage.write', async ({ request, caller }) =>
  ok(await previewRetention(caller, (await readInput(request, retentionBody)).rules)),
)
