import 'server-only'
import { attemptRow } from '@/lib/core/report/attempt-row'
import { JUDGED_BY } from '@/lib/core/report/judged-by'
import type { AttemptView, RejudgedView } from '@/lib/core/report/view'
import { now } from '@/lib/server/platform/clock'
import { logger } from '@/lib/server/platform/logger'
import { listStale } from '@/lib/server/store/list-stale'
import type { AttemptRecord } from '@/lib/server/store/types'
import { updateAttempt } from '@/lib/server/store/update-attempt'
import { derivedColumns } from './derived-columns'
import { replayFacts } from './replay'
import { settleInterrupted } from './settle-interrupted'

/** How many attempts were judged again, how many of them differently, and how many could not be read. */
export type RejudgeResult = { readonly judged: number; readonly changed: number; readonly failed: number }

const PAGE = 100

/**
 * Judges every ended attempt that other rules judged by the present ones, and writes its row anew, as it does where an earlier version
 * left columns out. Where outcome, summary, the rules
 * that fail or the causes differ, the row keeps how it stood before. An attempt that cannot be read is left as it is, told in the log and counted.
 */
export async function rejudge(progress: (result: RejudgeResult) => void = () => {}): Promise<RejudgeResult> {
  // What was interrupted has no verdict yet that could differ.
  await settleInterrupted()
  let result: RejudgeResult = { judged: 0, changed: 0, failed: 0 }
  let after = ''
  for (;;) {
    const page = listStale(JUDGED_BY, after, PAGE)
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
  const { rulesVersion, outcome, summary, failedRules, diagnoses } = record
  const present = attemptRow(view)
  const rules = changeOf(failedRules, present.failedRules)
  const causes = changeOf(diagnoses, present.diagnoses)
  if (outcome === view.outcome && summary === view.summary && !isChange(rules) && !isChange(causes)) return null
  return { at: now().toISOString(), rulesVersion, outcome, summary, ...rules, ...(diagnoses === null ? {} : { causes }) }
}

/** What is in the present list only, and what in the one before; nothing where that was not kept. */
function changeOf(before: readonly string[] | null, present: readonly string[]): { appeared: string[]; gone: string[] } {
  if (before === null) return { appeared: [], gone: [] }
  return { appeared: present.filter((id) => !before.includes(id)), gone: before.filter((id) => !present.includes(id)) }
}

const isChange = ({ appeared, gone }: { appeared: readonly string[]; gone: readonly string[] }) => appeared.length + gone.length > 0
