import 'server-only'
import { logger } from '@/lib/server/platform/logger'
import { nextUnsettled } from '@/lib/server/store/next-unsettled'
import type { AttemptRecord } from '@/lib/server/store/types'
import { updateAttempt } from '@/lib/server/store/update-attempt'
import { derivedColumns } from './derived-columns'
import { replayFacts } from './replay'

/**
 * Writes into the row of every attempt an earlier process left open what its stored facts tell: outcome, summary, counts, causes. One
 * after the other, with turns for other work; an attempt that cannot be read is told in the log and left. Gives how many were written.
 */
export async function settleInterrupted(): Promise<number> {
  let settled = 0
  for (let record = nextUnsettled(''); record !== null; record = nextUnsettled(record.id)) settled += (await settle(record)) ? 1 : 0
  return settled
}

async function settle(record: AttemptRecord): Promise<boolean> {
  try {
    const columns = derivedColumns((await replayFacts(record)).view())
    // Facts that were cut off do not tell when it ended; the row does.
    updateAttempt(record.workspaceId, record.id, { ...columns, endedAt: columns.endedAt ?? record.endedAt })
    return true
  } catch (error) {
    logger().warn({ err: error, attempt: record.id }, 'what is known of an interrupted attempt could not be written into the history')
    return false
  }
}
