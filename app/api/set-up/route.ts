import { setUpBody } from '@/lib/server/api/schemas/people'
import { handler, noContent } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { setUp } from '@/lib/server/team/set-up'

export const POST = handler('set-up.run', async ({ request }) =>
  noContent(await setUp(request.headers, await readInput(request, setUpBody))),
)
