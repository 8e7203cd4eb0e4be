import { handler, ok } from '@/lib/server/http/handler'
import { shareProfile } from '@/lib/server/profiles/share'

export const POST = handler<{ id: string }>('profiles.read', ({ request, params, caller }) =>
  ok(shareProfile(caller, params.id, request.headers)),
)
