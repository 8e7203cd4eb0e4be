import { newInvitation } from '@/lib/server/api/schemas/people'
import { created, handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { allInvitations, invite } from '@/lib/server/team/invitations'

export const GET = handler('invitations.read', ({ caller }) => ok(allInvitations(caller)))

export const POST = handler('invitations.write', async ({ request, caller }) => {
  const invitation = invite(caller, await readInput(request, newInvitation))
  return created(`/api/invitations/${invitation.id}`, invitation)
})
