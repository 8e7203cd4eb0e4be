import { newComment } from '@/lib/server/api/schemas/comment'
import { addComment, allComments } from '@/lib/server/comments/verbs'
import { created, handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

type Params = { id: string }

export const GET = handler<Params>('comments.read', ({ params, caller }) => ok(allComments(caller, params.id)))

export const POST = handler<Params>('comments.write', async ({ request, params, caller }) => {
  const comment = addComment(caller, params.id, await readInput(request, newComment))
  return created(`/api/attempts/${params.id}/comments/${comment.id}`, comment)
})
