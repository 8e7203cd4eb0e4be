import 'server-only'
import type { z } from 'zod'
import type { listQuery } from '@/lib/server/api/schemas/attempt'
import type { Caller } from '@/lib/server/auth/authorise'
import { listAttempts } from '@/lib/server/store/list-attempts'
import type { AttemptPage } from '@/lib/server/store/types'

const DEFAULT_LIMIT = 50

/** One page of the history. Throws InputError: a cursor that is none, too many words; LimitError: too much to look at. */
export function listHistory(caller: Caller, query: z.output<typeof listQuery>, signal?: AbortSignal): Promise<AttemptPage> {
  const { limit = DEFAULT_LIMIT, cursor, sort, ...filters } = query
  return listAttempts(caller.workspaceId, filters, { limit, cursor, sort, signal })
}
