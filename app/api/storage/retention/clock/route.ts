import { handler, ok } from '@/lib/server/http/handler'
import { confirmClock } from '@/lib/server/storage/retention'

export const POST = handler('storage.write', ({ caller }) => ok(confirmClock(caller)))
