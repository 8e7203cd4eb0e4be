import { readLastGood } from '@/lib/server/attempts/last-good'
import { handler, ok } from '@/lib/server/http/handler'

export const GET = handler<{ id: string }>('attempts.read', ({ params, caller }) => ok(readLastGood(caller, params.id)))
