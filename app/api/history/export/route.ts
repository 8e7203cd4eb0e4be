import { exportHistoryQuery } from '@/lib/server/api/schemas/history'
import { exportHistory } from '@/lib/server/history/export'
import { fileResponse } from '@/lib/server/http/file-response'
import { handler } from '@/lib/server/http/handler'
import { readQuery } from '@/lib/server/http/read-input'

export const GET = handler('history.export', ({ request, caller }) => {
  const { format, ids, ...filters } = readQuery(request, exportHistoryQuery)
  return fileResponse(exportHistory(caller, format, ids === undefined ? { filters } : { ids }, request.signal))
})
