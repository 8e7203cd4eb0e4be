import { retentionBody } from '@/lib/server/api/schemas/storage'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { readRetention, setRetention } from '@/lib/server/storage/retention'

export const dynamic = 'force-dynamic'

export const GET = handler('storage.read', () => ok(readRetention()))

export const PUT = handler('storage.write', async ({ request, caller }) =>
  ok(setRetention(caller, (await readInput(request, retentionBody)).rules)),
)
