import { created, handler } from '@/lib/server/http/handler'
import { offerNewPassword } from '@/lib/server/team/new-password'

export const POST = handler<{ id: string }>('members.write', ({ params, caller }) =>
  created('/api/invitations', offerNewPassword(caller, params.id)),
)
