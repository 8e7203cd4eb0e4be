import 'server-only'
import { attemptRow } from '@/lib/core/report/attempt-row'
import type { AttemptView, RejudgedView } from '@/lib/core/report/view'
import { RULES_VERSION } from '@/lib/core/rules'
import { now } from '@/lib/server/platform/clock'
import { logger } from '@/lib/server/platform/logger'
import { listStale } from '@/lib/server/store/list-stale'
import type { AttemptRecord } from '@/lib/server/store/types'
import { updateAttempt } from '@/lib/server/store/update-attempt'
import { derivedColumns } from './derived-columns'
import { replayFacts } from './replay'

/** How many attempts were judged again, how many of them differently, and how many could not be read. */
export type RejudgeResult = { readonly judged: number; readonly changed: number; readonly failed: number }

const PAGE = 100

/**
 * Judges every ended attempt that other rules judged by the present ones, and writes its row anew. Where outcome, summary or the rules
 * that fail differ, the row keeps how it stood before. An attempt that cannot be read is left as it is, told in the log and counted.
 */
export async function rejudge(progress: (result: RejudgeResult) => void = () => {}): Promise<RejudgeResult> {
  let result: RejudgeResult = { judged: 0, changed: 0, failed: 0 }
  let after = ''
  for (;;) {
    const page = listStale(RULES_VERSION, after, PAGE)
    for (const record of page) {
      after = record.id
      const changed = await rejudgeOne(record)
      result = {
        judged: result.judged + 1,
        changed: result.changed + (changed === true ? 1 : 0),
        failed: result.failed + (changed === null ? 1 : 0),
      }
    }
    progress(result)
    if (page.length < PAGE) return result
  }
}

/** Whether the verdict changed; null where the attempt cannot be read. */
async function rejudgeOne(record: AttemptRecord): Promise<boolean | null> {
  try {
    const view = (await replayFacts(record)).view()
    const difference = differenceOf(record, view)
    // What the row says of an attempt that was interrupted is right: its facts have no end.
    const columns = record.state === 'interrupted' ? { ...derivedColumns(view), endedAt: record.endedAt } : derivedColumns(view)
    updateAttempt(record.workspaceId, record.id, { ...columns, ...(difference && { rejudged: difference }) })
    return difference !== null
  } catch (error) {
    logger().warn({ err: error, attempt: record.id }, 'the attempt could not be judged again')
    return null
  }
}

function differenceOf(record: AttemptRecord, view: AttemptView): RejudgedView | null {
  const { rulesVersion, outcome, summary, failedRules } = record
  const failing = attemptRow(view).failedRules
  const before = failedRules ?? failing
  const appeared = failing.filter((rule) => !before.includes(rule))
  const gone = before.filter((rule) => !failing.includes(rule))
  if (outcome === view.outcome && summary === view.summary && appeared.length === 0 && gone.length === 0) return null
  return { at: now().toISOString(), rulesVersion, outcome, summary, appeared, gone }
}
