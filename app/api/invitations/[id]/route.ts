import { handler, noContent } from '@/lib/server/http/handler'
import { takeBack } from '@/lib/server/team/invitations'

export const DELETE = handler<{ id: string }>('invitations.write', ({ params, caller }) => {
  takeBack(caller, params.id)
  return noContent()
})
