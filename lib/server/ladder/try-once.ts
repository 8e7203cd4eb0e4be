import 'server-only'
import { latin1Decode } from '@/lib/core/bytes/latin1'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import type { LadderAnswer } from '@/lib/core/ladder/answer'
import { lockoutSign } from '@/lib/core/ladder/lockout'
import type { AttemptView } from '@/lib/core/report/view'
import { lowerAscii } from '@/lib/core/spec/grammar'
import type { LiveSession } from '@/lib/server/attempts/session'
import { startAttempt } from '@/lib/server/attempts/start'
import type { Caller } from '@/lib/server/auth/authorise'
import { monotonic } from '@/lib/server/platform/clock'
import { annotateAttempt } from '@/lib/server/store/annotate-attempt'
import { sleep } from './pace'

/** What is waited for the end of a connection that was answered, milliseconds. */
const LONGEST_ENDING_MS = 1_000

export type Tried = {
  readonly view: AttemptView
  readonly answer: LadderAnswer
  readonly ms: number
  /** Why nothing more may be sent; null where the answer is an ordinary one. */
  readonly lockout: string | null
}
export type TryOrder = {
  readonly caller: Caller
  /** Exact. */
  readonly draft: RequestDraft
  readonly repeatOf: string | null
  readonly note: string
  /** Milliseconds; null: the draft's own time limits. */
  readonly waitMs: number | null
  /** Diagnoses that count as opened. */
  readonly opens: readonly string[]
  readonly signal: AbortSignal
  /** The attempt exists, and is being dialled. */
  readonly begun: (id: string) => void
}

/**
 * One recorded attempt: waits for its answer, closes what opened with 1000, and tells what came. Throws what `startAttempt` throws.
 */
export async function tryOnce({ caller, draft, repeatOf, note, waitMs, opens, signal, begun }: TryOrder): Promise<Tried> {
  const from = monotonic()
  const session = startAttempt(caller, { request: draft }, repeatOf)
  annotateAttempt(caller.workspaceId, session.id, { note })
  session.rename({ note })
  begun(session.id)
  const decided = await within(session.whenDecided, waitMs, signal)
  const elapsed = monotonic() - from
  if (!decided) {
    session.abort()
    await session.whenEnded
    const outcome = signal.aborted ? 'stopped' : 'no-answer'
    return { view: session.view(), answer: { outcome, status: null }, ms: elapsed, lockout: null }
  }
  await letGo(session, signal)
  const view = session.view()
  return { view, answer: answerOf(view, opens), ms: view.timings.head ?? elapsed, lockout: lockoutOf(view) }
}

/** Closes an open connection properly, and waits a while for its end or for the rest of a refusal's body. */
async function letGo(session: LiveSession, signal: AbortSignal): Promise<void> {
  const { state } = session.view()
  if (state === 'open') await session.close({ how: 'close-frame', code: 1000 }).catch(() => session.abort())
  if (await within(session.whenEnded, LONGEST_ENDING_MS, signal)) return
  // An endpoint that does not answer our Close has its time limit in the session; what was refused is not waited for.
  if (state !== 'open') {
    session.abort()
    await session.whenEnded
  }
}

async function within(promise: Promise<void>, ms: number | null, signal: AbortSignal): Promise<boolean> {
  const over = new AbortController()
  const stop = () => over.abort()
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  // No timer is longer than the draft's own limits together: without a limit only the promise or the signal ends it.
  const given = sleep(ms ?? 2 ** 31 - 1, over.signal).then(() => false)
  const reached = await Promise.race([promise.then(() => true), given])
  signal.removeEventListener('abort', stop)
  over.abort()
  return reached
}

function answerOf(view: AttemptView, opens: readonly string[]): LadderAnswer {
  const { outcome, status } = view
  if (view.diagnoses.some(({ id }) => opens.includes(id))) return { outcome: 'opens', status }
  switch (outcome) {
    case 'accepted':
      return { outcome: 'opens', status }
    case 'timed-out':
      return { outcome: 'no-answer', status }
    case 'aborted':
    case null:
      return { outcome: 'stopped', status }
    default:
      return { outcome, status }
  }
}

function lockoutOf({ status, response }: AttemptView): string | null {
  const fields = new Map((response?.lines ?? []).map(({ name, value }) => [lowerAscii(name), value] as const))
  const octets = Buffer.from(response?.body?.bytes.slice(0, 8_192) ?? '', 'base64')
  return lockoutSign({ status, fields, body: latin1Decode(octets) })
}
