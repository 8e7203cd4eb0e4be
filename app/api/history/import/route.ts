import { importHistoryQuery } from '@/lib/server/api/schemas/history'
import { importHistory } from '@/lib/server/history/import'
import { handler, ok } from '@/lib/server/http/handler'
import { readQuery } from '@/lib/server/http/read-input'

export const POST = handler('history.import', async ({ request, caller }) =>
  ok(await importHistory(caller, request.body, readQuery(request, importHistoryQuery))),
)
