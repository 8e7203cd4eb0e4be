import { sessionBody } from '@/lib/server/api/schemas/tools'
import { signIn, signOut } from '@/lib/server/auth/sign-in'
import { handler, noContent } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

export const POST = handler('session.create', async ({ request }) => {
  const { token } = await readInput(request, sessionBody)
  return noContent(signIn(request.headers, token))
})

export const DELETE = handler('session.delete', ({ request }) => noContent(signOut(request.headers)))
