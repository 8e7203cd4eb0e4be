import { passwordBody } from '@/lib/server/api/schemas/people'
import { handler, noContent } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { changePassword } from '@/lib/server/team/me'

export const POST = handler('me.write', async ({ request, caller }) => {
  await changePassword(caller, request.headers, await readInput(request, passwordBody))
  return noContent()
})
