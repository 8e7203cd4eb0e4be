import { newPasswordBody } from '@/lib/server/api/schemas/people'
import { handler, noContent } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { setNewPassword } from '@/lib/server/team/new-password'

export const POST = handler('invitations.accept', async ({ request }) =>
  noContent(await setNewPassword(request.headers, await readInput(request, newPasswordBody))),
)
