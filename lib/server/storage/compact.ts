import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import type { SignedIn } from '@/lib/server/auth/caller'
import { checkpoint, type DatabaseSize, databaseSize, givePagesBack } from '@/lib/server/store/storage/database-size'
import { audit } from '@/lib/server/team/audit'
import { assertSessionsMayEnd } from './assert-sessions-may-end'
import { assertSpace } from './data-folder'
import { stageRebuild } from './restore'
import { inStorageJob } from './storage-job'

/** What compacting would do: give free pages back while sessions go on, or, once for a database of an earlier version, write it anew at a restart. */
export type Compaction = {
  readonly by: 'steps' | 'rebuild'
  /** Octets given back. */
  readonly givesBack: number
  /** Octets the disk must have room for meanwhile. */
  readonly needs: number
}
export type Compacted = { readonly givenBack: number; readonly restarts: 'no' | 'now' | 'by-hand' }

/** What compacting a database of this size would do. */
export function compaction({ pages, freePages, pageBytes, shrinks }: DatabaseSize): Compaction {
  const givesBack = freePages * pageBytes
  // Writing it anew takes the new database beside the old one, and as much again of log.
  return shrinks ? { by: 'steps', givesBack, needs: 0 } : { by: 'rebuild', givesBack, needs: 2 * (pages - freePages) * pageBytes }
}

/**
 * Gives free pages back to the disk in small steps with a turn after each. A database made before that was possible is written anew at a
 * restart. Throws ConflictError `sessions-running` (where that is needed), `storage-busy`, LimitError `disk-space`.
 */
export async function compact(caller: SignedIn, { endSessions = false }: { readonly endSessions?: boolean }): Promise<Compacted> {
  const before = databaseSize()
  const { by, givesBack, needs } = compaction(before)
  if (by === 'rebuild') {
    assertSessionsMayEnd(endSessions)
    assertSpace('Writing the database anew', needs)
    return { givenBack: givesBack, restarts: stageRebuild(caller) }
  }
  const done = () => givesBack - databaseSize().freePages * before.pageBytes
  return inStorageJob({ kind: 'compact', by: caller.name, total: givesBack, done }, async () => {
    while (givePagesBack(0) > 0) await turn()
    checkpoint()
    const givenBack = (before.pages - databaseSize().pages) * before.pageBytes
    audit(caller, 'storage.compact', 'database', { givenBack })
    return { givenBack, restarts: 'no' }
  })
}
