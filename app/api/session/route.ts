import { sessionBody } from '@/lib/server/api/schemas/people'
import { signIn, signOut } from '@/lib/server/auth/sign-in'
import { handler, noContent } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

export const POST = handler('session.create', async ({ request }) =>
  noContent(await signIn(request.headers, await readInput(request, sessionBody))),
)

export const DELETE = handler('session.delete', async ({ request }) => noContent(await signOut(request.headers)))
