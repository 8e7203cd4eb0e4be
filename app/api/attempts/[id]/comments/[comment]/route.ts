import { commentChange } from '@/lib/server/api/schemas/comment'
import { removeComment, rewriteComment } from '@/lib/server/comments/verbs'
import { handler, noContent, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

type Params = { id: string; comment: string }

export const PATCH = handler<Params>('comments.write', async ({ request, params, caller }) =>
  ok(rewriteComment(caller, params.id, params.comment, (await readInput(request, commentChange)).text)),
)

export const DELETE = handler<Params>('comments.write', ({ params, caller }) => {
  removeComment(caller, params.id, params.comment)
  return noContent()
})
