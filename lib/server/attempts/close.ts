import 'server-only'
import type { AttemptView } from '@/lib/core/report/view'
import type { Caller } from '@/lib/server/auth/authorise'
import type { CloseOrder } from './close-order'
import { requireLive } from './hub'

/**
 * Closes an open session: by a Close frame (any code and reason, legal or not), a FIN or an RST.
 * Throws NotFoundError, InputError, ConflictError `ended` or `not-open`.
 */
export async function closeAttempt(caller: Caller, id: string, order: CloseOrder): Promise<AttemptView> {
  const session = requireLive(caller, id)
  await session.close(order)
  return session.view()
}
