import { statsQuery } from '@/lib/server/api/schemas/stats'
import { handler, ok } from '@/lib/server/http/handler'
import { readQuery } from '@/lib/server/http/read-input'
import { readStats } from '@/lib/server/stats/read-stats'

export const GET = handler('stats.read', async ({ request, caller }) => ok(await readStats(caller, readQuery(request, statsQuery))))
