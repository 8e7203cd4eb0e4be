import { removeSecret } from '@/lib/server/environments/verbs'
import { handler, noContent } from '@/lib/server/http/handler'

export const DELETE = handler<{ id: string }>('secrets.write', ({ params, caller }) => {
  removeSecret(caller, params.id)
  return noContent()
})
