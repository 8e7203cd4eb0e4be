import { handler, ok } from '@/lib/server/http/handler'
import { listProfileLabels } from '@/lib/server/profiles/list'

export const GET = handler('profiles.list', ({ caller }) => ok(listProfileLabels(caller)))
