import 'server-only'
import { ConflictError, LimitError } from '@/lib/core/errors/errors'
import type { Caller } from '@/lib/server/auth/authorise'
import { onShutdown } from '@/lib/server/platform/shutdown'
import { singleton } from '@/lib/server/platform/singleton'
import { readAttempt } from '@/lib/server/store/read-attempt'
import type { LiveSession } from './session'

/** At most this many attempts run at once. */
export const MAX_SESSIONS = 2000

/** What views are made of is let go where nobody looked for so long: thousands of idle sessions would hold it for nothing. */
const REST_MS = 2_000

type Hub = { readonly sessions: Map<string, LiveSession>; readonly ended: Set<() => void>; stopping: boolean }

function hub(): Hub {
  return singleton('hub', () => {
    const made: Hub = { sessions: new Map(), ended: new Set(), stopping: false }
    const resting = setInterval(() => {
      for (const session of made.sessions.values()) session.rest()
    }, REST_MS).unref()
    onShutdown('sessions', async () => {
      made.stopping = true
      clearInterval(resting)
      const running = [...made.sessions.values()]
      for (const session of running) session.abort()
      await Promise.all(running.map((session) => session.whenEnded))
    })
    return made
  })
}

/** Throws LimitError when no further attempt may run (`too-many-sessions`, `shutting-down`). */
export function assertRoom(): void {
  const { sessions, stopping } = hub()
  if (stopping) throw new LimitError('shutting-down', 'The server is stopping: start the attempt again when it is back')
  if (sessions.size >= MAX_SESSIONS) throw new LimitError('too-many-sessions', `${MAX_SESSIONS} attempts are running: close one first`)
}

/** Takes a session in until it ended and is stored: from then on the store tells of it. */
export function register(session: LiveSession): void {
  const { sessions, ended } = hub()
  sessions.set(session.id, session)
  void session.whenStored.then(() => {
    sessions.delete(session.id)
    for (const tell of ended) tell()
  })
}

/** Has `tell` called whenever an attempt ended. */
export function onAttemptEnded(tell: () => void): void {
  hub().ended.add(tell)
}

/** The running session of that id, or null: it ended, or never was. */
export function liveSession(caller: Caller, id: string): LiveSession | null {
  const session = hub().sessions.get(id)
  return session === undefined || session.workspaceId !== caller.workspaceId ? null : session
}

/** The running session of that id. Throws NotFoundError, or ConflictError `ended` where it runs no more. */
export function requireLive(caller: Caller, id: string): LiveSession {
  const session = liveSession(caller, id)
  if (session !== null) return session
  readAttempt(caller.workspaceId, id)
  throw new ConflictError('ended', 'The connection has ended: repeat the attempt to open a new one')
}

/** How many attempts run. */
export function openSessions(): number {
  return hub().sessions.size
}
