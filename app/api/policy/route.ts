import { readPolicy } from '@/lib/server/api/policy'
import { handler, ok } from '@/lib/server/http/handler'

export const dynamic = 'force-dynamic'

export const GET = handler('policy.read', () => ok(readPolicy()))
