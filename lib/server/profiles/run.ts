import 'server-only'
import { decidedByEnd, outOfTime, passedBy } from '@/lib/core/expectations/judge'
import type { AttemptView } from '@/lib/core/report/view'
import type { LiveSession } from '@/lib/server/attempts/session'
import { startAttempt } from '@/lib/server/attempts/start'
import { LONGEST_WAIT_MS, waitFor } from '@/lib/server/attempts/wait'
import { monotonic } from '@/lib/server/platform/clock'
import { type RunChange, type Runner, runDraft } from './run-draft'

export type RunInput = RunChange & { readonly environmentId?: string }
export type RunQuery = { readonly wait?: 'verdict' | 'end'; readonly timeoutMs?: number }
/** The attempt of a run; `passed` is null while something may still come. */
export type RunResult = AttemptView & { readonly passed: boolean | null }

/** The endpoint has so long to answer our Close, then the connection is cut, milliseconds. */
const CLOSING_MS = 1_000

/**
 * Runs a profile once and tells what became of its expectations. With `wait=end` it ends the session itself as soon as everything
 * is decided, when its time is over, or when nobody waits any more. Throws NotFoundError, InputError, LimitError.
 */
export async function runProfile(
  caller: Runner,
  profileId: string,
  { environmentId, ...change }: RunInput,
  query: RunQuery,
  signal: AbortSignal,
): Promise<RunResult> {
  const request = runDraft(caller, profileId, change)
  const session = startAttempt(caller, { request, profileId, ...(environmentId === undefined ? {} : { environmentId }) })
  if (query.wait === 'end') return runToEnd(session, query.timeoutMs ?? LONGEST_WAIT_MS, signal)
  return resultOf(await waitFor(session, query, signal))
}

const resultOf = (view: AttemptView): RunResult => ({ ...view, passed: passedBy(view.expectations, view.outcome) })

async function runToEnd(session: LiveSession, timeoutMs: number, signal: AbortSignal): Promise<RunResult> {
  const until = monotonic() + timeoutMs
  while (!session.finished && !signal.aborted && !isDecided(session.view())) {
    const left = until - monotonic()
    if (left <= 0) break
    await session.changed(left, signal)
  }
  if (session.finished) return resultOf(session.view())
  await session.settle()
  const atEnd = session.view()
  const late = isDecided(atEnd) ? [] : openIn(atEnd)
  await end(session, atEnd)
  const view = session.view()
  if (late.length === 0) return resultOf(view)
  const expired = outOfTime(atEnd.expectations ?? [], timeoutMs).filter(({ id }) => late.includes(id))
  const expectations = view.expectations?.map((one) => expired.find(({ id }) => id === one.id) ?? one) ?? null
  return resultOf({ ...view, expectations })
}

/** Whether nothing is left to wait for but the end. */
function isDecided(view: AttemptView): boolean {
  return view.outcome !== null && openIn(view).length === 0
}

/** Ids of the expectations that may still come true, those aside that the end itself decides. */
function openIn({ expectations, draft }: AttemptView): string[] {
  return (expectations ?? []).flatMap(({ id, outcome }, index) => {
    const expectation = draft.expectations?.[index]
    return outcome === 'pending' && !(expectation && decidedByEnd(expectation)) ? [id] : []
  })
}

async function end(session: LiveSession, { state }: AttemptView): Promise<void> {
  if (state === 'open') await session.close({ code: 1000 }).catch(() => session.abort())
  else if (state === 'connecting') session.abort()
  const timer = setTimeout(() => session.abort(), CLOSING_MS)
  await session.whenEnded
  clearTimeout(timer)
}
