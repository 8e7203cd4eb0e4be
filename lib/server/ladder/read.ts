import 'server-only'
import { NotFoundError } from '@/lib/core/errors/errors'
import type { LadderView } from '@/lib/core/ladder/view'
import type { Caller } from '@/lib/server/auth/authorise'
import { readLadder } from '@/lib/server/store/ladders/read-ladder'
import { liveLadder } from './hub'

/** A ladder as it runs, or as it was stored; one whose process ended is `interrupted`. Throws NotFoundError. */
export function readLadderView(caller: Caller, id: string): LadderView {
  const live = liveLadder(caller, id)
  if (live !== null) return live.view()
  const stored = readLadder(caller.workspaceId, id)
  if (stored.state !== 'running') return stored
  const reason = 'Sockscope ended while the ladder ran.'
  const rows = stored.rows.map((row) =>
    row.state === 'planned' || row.state === 'running' ? { ...row, state: 'not-run' as const, reason } : row,
  )
  return { ...stored, state: 'interrupted', stopped: reason, rows }
}

/** What a ladder's page is called: its kind and where it led, masked. Null where there is no such ladder (any more). */
export function ladderTitle(caller: Caller, id: string): string | null {
  try {
    const { kind, url } = readLadderView(caller, id)
    return `${kind === 'origins' ? 'Origins' : 'Ladder'}: ${url}`
  } catch (error) {
    if (error instanceof NotFoundError) return null
    throw error
  }
}
