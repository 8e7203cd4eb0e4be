import 'server-only'
import type { z } from 'zod'
import { InputError } from '@/lib/core/errors/errors'
import type { listQuery } from '@/lib/server/api/schemas/attempt'
import type { Caller } from '@/lib/server/auth/authorise'
import { listAttempts } from '@/lib/server/store/list-attempts'
import type { AttemptSummary, Page } from '@/lib/server/store/types'

const DEFAULT_LIMIT = 50

/** One page of the history, newest first. Throws InputError: a cursor that is none, a filter that is not there yet. */
export function listHistory(caller: Caller, query: z.output<typeof listQuery>): Promise<Page<AttemptSummary>> {
  const { limit = DEFAULT_LIMIT, cursor, diagnosis, ...filters } = query
  if (diagnosis !== undefined) {
    throw new InputError('unsupported', 'Diagnoses are not made yet: the history cannot be filtered by them', [
      { path: 'diagnosis', message: 'Expected none: diagnoses are not made yet' },
    ])
  }
  return listAttempts(caller.workspaceId, filters, { limit, ...(cursor === undefined ? {} : { cursor }) })
}
