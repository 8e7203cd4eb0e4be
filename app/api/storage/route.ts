import { handler, ok } from '@/lib/server/http/handler'
import { readStorage } from '@/lib/server/storage/storage-view'

export const dynamic = 'force-dynamic'

export const GET = handler('storage.read', async ({ caller }) => ok(await readStorage(caller)))
