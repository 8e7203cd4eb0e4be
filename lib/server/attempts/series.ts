import 'server-only'
import type { Caller } from '@/lib/server/auth/authorise'
import { findSeries, type Series } from '@/lib/server/store/find-series'

/** The series an attempt stands in. Throws NotFoundError. */
export function readSeries(caller: Caller, id: string): Series {
  return findSeries(caller.workspaceId, id)
}
