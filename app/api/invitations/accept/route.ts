import { acceptBody } from '@/lib/server/api/schemas/people'
import { handler, noContent } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { accept } from '@/lib/server/team/invitations'

export const POST = handler('invitations.accept', async ({ request }) =>
  noContent(await accept(request.headers, await readInput(request, acceptBody))),
)
