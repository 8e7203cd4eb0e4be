import 'server-only'
import type { Caller } from '@/lib/server/auth/authorise'
import { findLastGood, type LastGood } from '@/lib/server/store/find-earlier'

/** The last attempt like this one that was accepted, and the one before it. Throws NotFoundError. */
export function readLastGood(caller: Caller, id: string): LastGood {
  return findLastGood(caller.workspaceId, id)
}
