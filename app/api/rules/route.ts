import { listRules } from '@/lib/server/api/list-rules'
import { handler, ok } from '@/lib/server/http/handler'

export const dynamic = 'force-dynamic'

export const GET = handler('catalogue.read', () => ok(listRules()))
