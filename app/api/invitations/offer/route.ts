import { offerBody } from '@/lib/server/api/schemas/people'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { offered } from '@/lib/server/team/invitations'

export const POST = handler('invitations.accept', async ({ request }) =>
  ok(await offered(request.headers, (await readInput(request, offerBody)).token)),
)
