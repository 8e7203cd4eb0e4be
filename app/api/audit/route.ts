import { auditQuery } from '@/lib/server/api/schemas/people'
import { handler, ok } from '@/lib/server/http/handler'
import { readQuery } from '@/lib/server/http/read-input'
import { auditPage } from '@/lib/server/team/read-audit'

export const GET = handler('audit.read', ({ request, caller }) => ok(auditPage(caller, readQuery(request, auditQuery))))
