import { handler, ok } from '@/lib/server/http/handler'
import { me } from '@/lib/server/team/me'

export const GET = handler('me.read', ({ caller }) => ok(me(caller)))
