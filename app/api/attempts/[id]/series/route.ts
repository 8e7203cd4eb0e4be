import { readSeries } from '@/lib/server/attempts/series'
import { handler, ok } from '@/lib/server/http/handler'

export const GET = handler<{ id: string }>('attempts.read', ({ params, caller }) => ok(readSeries(caller, params.id)))
