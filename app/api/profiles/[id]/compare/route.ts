import { versionsToCompare } from '@/lib/server/api/schemas/profile'
import { handler, ok } from '@/lib/server/http/handler'
import { readQuery } from '@/lib/server/http/read-input'
import { compareVersions } from '@/lib/server/profiles/versions'

export const GET = handler<{ id: string }>('profiles.read', ({ request, params, caller }) =>
  ok(compareVersions(caller, params.id, readQuery(request, versionsToCompare))),
)
