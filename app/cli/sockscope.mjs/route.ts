import { cliFile } from '@/lib/server/http/cli-file'
import { handler } from '@/lib/server/http/handler'

export const dynamic = 'force-dynamic'

export const GET = handler('cli.read', ({ request }) => cliFile(request.headers))
