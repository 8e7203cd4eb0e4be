import 'server-only'
import type { ActivityView } from '@/lib/core/report/activity'
import { JUDGED_BY } from '@/lib/core/report/judged-by'
import type { Reporter } from '@/lib/core/report/meta'
import { createReporter } from '@/lib/core/report/reporter'
import type { AttemptView } from '@/lib/core/report/view'
import type { Caller } from '@/lib/server/auth/authorise'
import { judgeStored } from '@/lib/server/expectations/watch'
import { monotonic } from '@/lib/server/platform/clock'
import { singleton } from '@/lib/server/platform/singleton'
import type { ShownAttempt } from '@/lib/server/store/kept-view'
import { keySeenBefore } from '@/lib/server/store/key-seen-before'
import { readAttempt, readAttemptSecrets } from '@/lib/server/store/read-attempt'
import { readFacts } from '@/lib/server/store/read-facts'
import type { AttemptRecord } from '@/lib/server/store/types'
import { keepView, keptView } from './large-views'
import { reporterMeta } from './reporter-meta'
import { shownImported } from './shown-imported'

/** So many computed attempts are kept. */
const KEPT = 8
/** Work at most this long before others get their turn, milliseconds. */
const TURN_MS = 8

const cache = () => singleton('replays', () => new Map<string, Promise<ShownAttempt>>())
const keyOf = (record: AttemptRecord) => `${record.id} ${JUDGED_BY} ${record.state} ${record.factBytes}`

/**
 * The attempt as its stored facts tell it, by the same reporter that told it live. Facts never change, so the newest replays are
 * kept. Throws NotFoundError, InputError `encrypted`.
 */
export async function replayAttempt(caller: Caller, id: string): Promise<AttemptView> {
  const record = readAttempt(caller.workspaceId, id)
  const { view } = await remembered(keyOf(record), () => shownOf(record))
  const { name, note, pinned } = record
  return view.name === name && view.note === note && view.pinned === pinned ? view : { ...view, name, note, pinned }
}

/** What travelled over time on an ended attempt. Throws NotFoundError, InputError `encrypted`. */
export async function replayActivity(caller: Caller, id: string): Promise<ActivityView> {
  const record = readAttempt(caller.workspaceId, id)
  return (await remembered(keyOf(record), () => shownOf(record))).activity
}

async function shownOf(record: AttemptRecord): Promise<ShownAttempt> {
  if (record.importedAt !== null) return shownImported(record, record.importedAt, await replayFacts(record))
  const kept = keptView(record)
  if (kept !== null) return kept
  const reporter = await replayFacts(record)
  const view = await judgeStored(reporter.view(), () => readAttemptSecrets(record.workspaceId, record.id))
  const shown = { view, activity: reporter.activity() }
  keepView(record.workspaceId, shown)
  return shown
}

/** Drops what is kept of an attempt. */
export function forgetReplay(id: string): void {
  for (const key of cache().keys()) if (key.startsWith(`${id} `)) cache().delete(key)
}

function remembered(key: string, make: () => Promise<ShownAttempt>): Promise<ShownAttempt> {
  const kept = cache()
  const made = kept.get(key) ?? make()
  kept.delete(key)
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  const oldest = kept.size > KEPT ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  return made
}

/** The reporter of an ended attempt, all its stored facts pushed. Throws NotFoundError, InputError `encrypted`. */
export async function replayFacts(record: AttemptRecord): Promise<Reporter> {
  const { workspaceId, id } = record
  const { dataKey, exactDraft } = readAttemptSecrets(workspaceId, id)
  const keySeen = keySeenBefore(workspaceId, id)
  const reporter = createReporter({ ...reporterMeta({ ...record, keySeen }, exactDraft), frames: false })
  let turn = monotonic()
  for await (const segment of readFacts(workspaceId, id, dataKey)) {
    for (const fact of segment.facts) {
      reporter.push(fact)
      if (monotonic() - turn < TURN_MS) continue
      await new Promise(setImmediate)
      turn = monotonic()
    }
  }
  return reporter
}
