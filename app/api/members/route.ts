import { handler, ok } from '@/lib/server/http/handler'
import { allMembers } from '@/lib/server/team/members'

export const GET = handler('members.read', ({ caller }) => ok(allMembers(caller)))
