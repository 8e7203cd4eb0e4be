import { eventStream } from '@/lib/server/http/event-stream'
import { handler } from '@/lib/server/http/handler'
import { ladderEvents } from '@/lib/server/ladder/events'

export const dynamic = 'force-dynamic'

export const GET = handler<{ id: string }>('ladder.read', ({ request, params, caller }) =>
  eventStream(request, caller, ladderEvents(caller, params.id)),
)
