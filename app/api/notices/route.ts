import { listNotices } from '@/lib/server/api/notices'
import { handler, ok } from '@/lib/server/http/handler'

export const dynamic = 'force-dynamic'

export const GET = handler('notices.read', () => ok({ items: listNotices() }))
