import { memberChange } from '@/lib/server/api/schemas/people'
import { handler, noContent } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { changeRole, takeOut } from '@/lib/server/team/members'

type Params = { id: string }

export const PATCH = handler<Params>('members.write', async ({ request, params, caller }) => {
  changeRole(caller, params.id, (await readInput(request, memberChange)).role)
  return noContent()
})

export const DELETE = handler<Params>('members.write', ({ params, caller }) => {
  takeOut(caller, params.id)
  return noContent()
})
