import 'server-only'
import { LimitError } from '@/lib/core/errors/errors'
import type { LadderView } from '@/lib/core/ladder/view'
import type { Caller } from '@/lib/server/auth/authorise'
import { onShutdown } from '@/lib/server/platform/shutdown'
import { singleton } from '@/lib/server/platform/singleton'

/** Ladders of one workspace that run at once. */
export const MOST_LADDERS = 2

/** One running ladder. It lives in the server: pages come and go. */
export type LiveLadder = {
  readonly id: string
  readonly workspaceId: string
  readonly revision: number
  readonly finished: boolean
  view(): LadderView
  /** Resolves at the next change, after `waitMs`, or on abort. */
  changed(waitMs: number, signal: AbortSignal): Promise<void>
  readonly whenEnded: Promise<void>
  stop(): void
}

type Hub = { readonly ladders: Map<string, LiveLadder>; stopping: boolean }

function hub(): Hub {
  return singleton('ladders', () => {
    const made: Hub = { ladders: new Map(), stopping: false }
    onShutdown('sessions', async () => {
      made.stopping = true
      const running = [...made.ladders.values()]
      for (const ladder of running) ladder.stop()
      await Promise.all(running.map((ladder) => ladder.whenEnded))
    })
    return made
  })
}

/** Throws LimitError when no further ladder may run (`too-many-ladders`, `shutting-down`). */
export function assertRoom({ workspaceId }: Caller): void {
  const { ladders, stopping } = hub()
  if (stopping) throw new LimitError('shutting-down', 'The server is stopping: start the ladder again when it is back')
  const running = [...ladders.values()].filter((ladder) => ladder.workspaceId === workspaceId).length
  if (running >= MOST_LADDERS)
    throw new LimitError('too-many-ladders', `${MOST_LADDERS} ladders are running: stop one, or wait for its end`)
}

/** Takes a ladder in until it ended. */
export function register(ladder: LiveLadder): void {
  const { ladders } = hub()
  ladders.set(ladder.id, ladder)
  void ladder.whenEnded.then(() => ladders.delete(ladder.id))
}

/** The running ladder of that id, or null: it ended, or never was. */
export function liveLadder({ workspaceId }: Caller, id: string): LiveLadder | null {
  const ladder = hub().ladders.get(id)
  return ladder === undefined || ladder.workspaceId !== workspaceId ? null : ladder
}
