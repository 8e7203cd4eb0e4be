import 'server-only'
import type { Caller } from '@/lib/server/auth/authorise'
import { now } from '@/lib/server/platform/clock'
import { pickAttempts } from '@/lib/server/store/history/pick-attempts'
import type { AttemptFilters } from '@/lib/server/store/types'
import type { FitAttempt, ListPlace } from '@/lib/server/store/worker/fit-attempts'
import { runInWorker } from '@/lib/server/store/worker/run-in-worker'

/** Attempts of the history: some by id, or all that fit filters. */
export type Choice = { readonly ids: readonly string[] } | { readonly filters: AttemptFilters }

/** An imported attempt may have begun a little later than our clock says. */
const AHEAD_MS = 2 * 24 * 60 * 60 * 1000
/** So many are named at a time. */
const PAGE = 2_000
const DEADLINE_MS = 20_000

/**
 * The chosen attempts, newest first, in pages; those that begin after the first page was read are not among them. Throws LimitError where finding
 * them takes too long.
 */
export async function* chosenAttempts(caller: Caller, choice: Choice, signal?: AbortSignal): AsyncGenerator<readonly FitAttempt[]> {
  const { workspaceId } = caller
  if ('ids' in choice) {
    yield pickAttempts(workspaceId, choice.ids)
    return
  }
  let after: ListPlace = { at: now().getTime() + AHEAD_MS, id: '' }
  const options = { deadlineMs: DEADLINE_MS, ...(signal === undefined ? {} : { signal }) }
  for (;;) {
    const page = await runInWorker('fit-attempts', { workspaceId, filters: choice.filters, after, limit: PAGE }, options)
    yield page
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = last
  }
}
