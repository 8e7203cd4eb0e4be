import { auditExportQuery } from '@/lib/server/api/schemas/people'
import { fileResponse } from '@/lib/server/http/file-response'
import { handler } from '@/lib/server/http/handler'
import { readQuery } from '@/lib/server/http/read-input'
import { exportAudit } from '@/lib/server/team/read-audit'

export const GET = handler('audit.read', ({ request, caller }) =>
  fileResponse(exportAudit(caller, readQuery(request, auditExportQuery).format ?? 'jsonl')),
)
