import { openApiDocument } from '@/lib/server/api/openapi'
import { handler, ok } from '@/lib/server/http/handler'
import packageJson from '@/package.json'

export const dynamic = 'force-dynamic'

export const GET = handler('openapi.read', () => ok(openApiDocument(packageJson.version)))
