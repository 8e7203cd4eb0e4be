import { attemptEvents } from '@/lib/server/attempts/events'
import { eventStream } from '@/lib/server/http/event-stream'
import { handler } from '@/lib/server/http/handler'

export const dynamic = 'force-dynamic'

export const GET = handler<{ id: string }>('attempts.read', async ({ request, params, caller }) =>
  eventStream(request, caller, await attemptEvents(caller, params.id, request.headers.get('last-event-id'))),
)
