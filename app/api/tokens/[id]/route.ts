import { handler, noContent } from '@/lib/server/http/handler'
import { endToken } from '@/lib/server/team/tokens'

export const DELETE = handler<{ id: string }>('tokens.write', ({ params, caller }) => {
  endToken(caller, params.id)
  return noContent()
})
