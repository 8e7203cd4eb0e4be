import { handler, ok } from '@/lib/server/http/handler'
import { listVersions } from '@/lib/server/profiles/read'

export const GET = handler<{ id: string }>('profiles.read', ({ params, caller }) => ok(listVersions(caller, params.id)))
