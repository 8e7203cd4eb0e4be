import 'server-only'
import { ConflictError } from '@/lib/core/errors/errors'
import type { FrameDraft } from '@/lib/core/handshake/draft'
import type { Caller } from '@/lib/server/auth/authorise'
import { monotonic } from '@/lib/server/platform/clock'
import { outsideRequests } from '@/lib/server/platform/outside-requests'
import { singleton } from '@/lib/server/platform/singleton'
import { readAttempt } from '@/lib/server/store/read-attempt'
import { liveSession, requireLive } from './hub'
import { serializeAll } from './send-frames'
import type { LiveSession } from './session'

export type RepeatInput = { readonly frames: FrameDraft | readonly FrameDraft[]; readonly times: number; readonly perSecond?: number }
export type RepeatProgress = {
  /** `idle`: nothing was repeated on this session. */
  readonly state: 'idle' | 'running' | 'done' | 'stopped' | 'failed'
  readonly sent: number
  readonly times: number
  /** Why it ended early. */
  readonly reason: string | null
}

/** Octets written at once; what waits for an endpoint that does not read is never more. */
const BATCH_BYTES = 65_536
/** Work at most this long before others get their turn, milliseconds. */
const TURN_MS = 8
/** A slower rate is looked at this often, milliseconds. */
const TICK_MS = 10

type Job = { progress: RepeatProgress; stop: boolean }
const IDLE: RepeatProgress = { state: 'idle', sent: 0, times: 0, reason: null }
const jobs = () => singleton('repeats', () => new Map<string, Job>())

/**
 * Sends frames again and again, each time with fresh masking keys, as fast as the endpoint takes them or so many rounds a second.
 * It runs in the server until it is done, stopped, or the connection no longer takes frames. One at a time for a session.
 * Throws NotFoundError, InputError naming the field, ConflictError `ended`, `not-open` or `repeating`.
 */
export function startRepeat(caller: Caller, id: string, input: RepeatInput): RepeatProgress {
  const session = requireLive(caller, id)
  if (session.view().state !== 'open')
    throw new ConflictError('not-open', `The connection is ${session.view().state}: frames can be sent only while it is open`)
  if (jobs().get(id)?.progress.state === 'running')
    throw new ConflictError('repeating', 'Frames are being repeated on this connection already: stop that first')
  const drafts = Array.isArray(input.frames) ? (input.frames as readonly FrameDraft[]) : [input.frames as FrameDraft] // safe: isArray told them apart
  // What cannot be written is told now, not by the tenth round.
  serializeAll(session, drafts)
  const job: Job = { progress: { state: 'running', sent: 0, times: input.times, reason: null }, stop: false }
  jobs().set(id, job)
  void session.whenEnded.then(() => {
    if (jobs().get(id) === job) jobs().delete(id)
  })
  void outsideRequests(() => run(session, job, drafts, input))
  return job.progress
}

/** How far it is; idle also where the session has ended. Throws NotFoundError. */
export function repeatProgress(caller: Caller, id: string): RepeatProgress {
  if (liveSession(caller, id) !== null) return jobs().get(id)?.progress ?? IDLE
  readAttempt(caller.workspaceId, id)
  return IDLE
}

/** Stops after the frames that are being written. Throws NotFoundError, ConflictError `ended`. */
export function stopRepeat(caller: Caller, id: string): RepeatProgress {
  requireLive(caller, id)
  const job = jobs().get(id)
  if (job === undefined) return IDLE
  job.stop = true
  if (job.progress.state === 'running') job.progress = { ...job.progress, state: 'stopped', reason: 'It was stopped' }
  return job.progress
}

async function run(session: LiveSession, job: Job, drafts: readonly FrameDraft[], { times, perSecond }: RepeatInput): Promise<void> {
  const begun = monotonic()
  let sent = 0
  try {
    while (sent < times && !job.stop) {
      const due = perSecond === undefined ? times : Math.min(times, Math.floor(((monotonic() - begun) / 1000) * perSecond) + 1)
      if (sent >= due) {
        await new Promise((resolve) => setTimeout(resolve, TICK_MS).unref())
        continue
      }
      const turn = monotonic()
      const batch: Uint8Array[] = []
      let bytes = 0
      while (sent < due && bytes < BATCH_BYTES && monotonic() - turn < TURN_MS) {
        const round = serializeAll(session, drafts, sent + 1)
        batch.push(...round)
        bytes += round.reduce((sum, octets) => sum + octets.length, 0)
        sent++
      }
      await session.send(Buffer.concat(batch))
      if (!job.stop) job.progress = { ...job.progress, sent }
    }
    if (!job.stop) job.progress = { state: 'done', sent, times, reason: null }
  } catch (error) {
    job.progress = { ...job.progress, state: 'failed', reason: error instanceof Error ? error.message : 'it could not be written' }
  }
}
