import { importBody } from '@/lib/server/api/schemas/tools'
import { importDrafts } from '@/lib/server/drafts/import-drafts'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

export const POST = handler('import.run', async ({ request }) => ok(importDrafts(await readInput(request, importBody))))
