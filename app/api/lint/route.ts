import { lintBody } from '@/lib/server/api/schemas/tools'
import { lint } from '@/lib/server/drafts/lint'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

export const POST = handler('lint.run', async ({ request, caller }) => ok(lint(caller, (await readInput(request, lintBody)).request)))
