import { readHealth } from '@/lib/server/api/health'
import { handler, noContent } from '@/lib/server/http/handler'

export const dynamic = 'force-dynamic'

export const GET = handler('health.read', () => {
  const health = readHealth()
  return Response.json(health, { status: health.status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
})

/** Does nothing: what an answer costs without the work. */
export const POST = handler('health.read', () => noContent())
