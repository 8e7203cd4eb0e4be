import 'server-only'
import type { z } from 'zod'
import type { listQuery } from '@/lib/server/api/schemas/attempt'
import type { Caller } from '@/lib/server/auth/authorise'
import { listAttempts } from '@/lib/server/store/list-attempts'
import type { AttemptSummary, Page } from '@/lib/server/store/types'

const DEFAULT_LIMIT = 50

/** One page of the history, newest first. Throws InputError: a cursor that is none. */
export function listHistory(caller: Caller, query: z.output<typeof listQuery>): Promise<Page<AttemptSummary>> {
  const { limit = DEFAULT_LIMIT, cursor, ...filters } = query
  return listAttempts(caller.workspaceId, filters, { limit, ...(cursor === undefined ? {} : { cursor }) })
}
