import { exportQuery } from '@/lib/server/api/schemas/frame'
import { exportAttempt } from '@/lib/server/export'
import { fileResponse } from '@/lib/server/http/file-response'
import { handler } from '@/lib/server/http/handler'
import { readQuery } from '@/lib/server/http/read-input'

export const GET = handler<{ id: string }>('attempts.read', async ({ request, params, caller }) =>
  fileResponse(await exportAttempt(caller, params.id, readQuery(request, exportQuery).format, request.signal)),
)
