import 'server-only'
import { LimitError } from '../../core/errors/errors'
import { singleton } from '../platform/singleton'
import { ownListing, statement } from './client'
import { readListCursor } from './list-cursor'
import { listPage } from './list-page'
import type { ListRequest } from './listing'
import { readWords } from './search/words'
import type { AttemptFilters, AttemptPage, AttemptSort } from './types'
import { runInWorker } from './worker/run-in-worker'

/** Among so many rows everything is found at once; among more, what may look at many of them is done in a thread. */
const FEW_ROWS = 5_000
/** A list that takes longer is given up, milliseconds. */
const DEADLINE_MS = 10_000

export type ListOptions = { readonly limit: number; readonly cursor?: string; readonly sort?: AttemptSort; readonly signal?: AbortSignal }

/**
 * Gives a page of the history. Throws InputError `bad-cursor` or `too-many-words`, LimitError `deadline` where too much would have to be
 * looked at.
 */
export async function listAttempts(workspaceId: string, filters: AttemptFilters, options: ListOptions): Promise<AttemptPage> {
  const { limit, cursor, sort = 'newest', signal } = options
  const after = cursor === undefined ? null : readListCursor(cursor, sort)
  if (filters.q) readWords(filters.q)
  const request: ListRequest = { workspaceId, filters, sort, limit, after }
  if (hasFewRows()) return listPage(ownListing(), request)
  if (!isNarrowed(filters)) {
    warmUp(request)
    return listPage(ownListing(), request)
  }
  try {
    return await runInWorker('list-attempts', request, { deadlineMs: DEADLINE_MS, ...(signal === undefined ? {} : { signal }) })
  } catch (error) {
    if (!(error instanceof LimitError) || error.code !== 'deadline') throw error
    throw new LimitError(
      'deadline',
      `Too many attempts would have to be looked at: after ${DEADLINE_MS / 1000} s the list was given up. Narrow it by host, outcome or time`,
    )
  }
}

/** Has a thread started: whoever looks at the list may filter it next. */
function warmUp(request: ListRequest): void {
  const state = singleton('list-warm-up', () => ({ running: false }))
  if (state.running) return
  state.running = true
  const done = () => {
    state.running = false
  }
  runInWorker('list-attempts', { ...request, limit: 1 }, { deadlineMs: DEADLINE_MS }).then(done, done)
}

const isNarrowed = (filters: AttemptFilters) => Object.values(filters).some((value) => value !== undefined)

function hasFewRows(): boolean {
  const { most } = statement('SELECT max(rowid) AS most FROM Attempt').get() as { most: number | null } // safe: the column of the statement
  return (most ?? 0) <= FEW_ROWS
}
