import { listDecoders } from '@/lib/server/api/list-decoders'
import { handler, ok } from '@/lib/server/http/handler'

export const dynamic = 'force-dynamic'

export const GET = handler('catalogue.read', () => ok(listDecoders()))
