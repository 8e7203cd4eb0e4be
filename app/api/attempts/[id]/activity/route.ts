import { readActivity } from '@/lib/server/attempts/read'
import { handler, ok } from '@/lib/server/http/handler'

export const GET = handler<{ id: string }>('attempts.read', async ({ params, caller }) => ok(await readActivity(caller, params.id)))
