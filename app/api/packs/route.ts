import { listPacks } from '@/lib/server/api/list-packs'
import { handler, ok } from '@/lib/server/http/handler'

export const dynamic = 'force-dynamic'

export const GET = handler('catalogue.read', () => ok(listPacks()))
