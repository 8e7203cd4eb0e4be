import { exportQuery, exportSecretsBody } from '@/lib/server/api/schemas/frame'
import { exportAttempt } from '@/lib/server/export'
import { exportSecrets } from '@/lib/server/export/text'
import { fileResponse } from '@/lib/server/http/file-response'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput, readQuery } from '@/lib/server/http/read-input'

export const GET = handler<{ id: string }>('attempts.read', async ({ request, params, caller }) =>
  fileResponse(await exportAttempt(caller, params.id, readQuery(request, exportQuery).format, request.signal)),
)

export const POST = handler<{ id: string }>('attempts.export-secrets', async ({ request, params, caller }) =>
  ok(await exportSecrets(caller, params.id, (await readInput(request, exportSecretsBody)).format)),
)
