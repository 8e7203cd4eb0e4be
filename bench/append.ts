import { createReporter } from '../lib/core/report/reporter'
import { derivedColumns } from '../lib/server/attempts/derived-columns'
import { reporterMeta } from '../lib/server/attempts/reporter-meta'
import { openRecorder } from '../lib/server/store/open-recorder'
import { updateAttempt } from '../lib/server/store/update-attempt'
import { type TemporaryStore, temporaryStore } from '../lib/testing/temporary-store'
import { fillHistory } from './history-data'
import { newAttempt, refusedFacts, upgradeFacts } from './recorded-attempt'
import type { Row } from './stats'

const GOAL = 500
const AT_ONCE = 16

/** One attempt as the engine keeps it: its row committed, its facts judged and recorded, its verdict in the row, its segment sealed. */
async function append(store: TemporaryStore, n: number): Promise<void> {
  const attempt = newAttempt(store, `ws://127.0.0.1:9/feed/${n % 1_000}`)
  const reporter = createReporter(reporterMeta(attempt.row, attempt.draft))
  const recorder = openRecorder(attempt.id, attempt.dataKey)
  const facts =
    n % 3 === 0
      ? refusedFacts()
      : [...upgradeFacts('nginx'), { v: 1, kind: 'ended', at: 9, hop: 0, by: 'us', how: 'fin', phase: 'open' } as const]
  // As a session does: the row is written at the verdict, and again at the end.
  for (const fact of facts) {
    if (fact.kind === 'ended') updateAttempt(store.workspaceId, attempt.id, derivedColumns(reporter.view()))
    reporter.push(fact)
    recorder.append(fact, { firstFrame: 1, frameCount: 0, checkpoint: () => reporter.checkpoint() })
  }
  await recorder.close()
  updateAttempt(store.workspaceId, attempt.id, derivedColumns(reporter.view()))
}

/** How many attempts a second are kept with their verdicts, into a history of so many. */
export async function benchAppend(before: number, seconds: number): Promise<Row[]> {
  const store = temporaryStore()
  try {
    fillHistory(store, before, { index: false })
    let n = 0
    const begun = performance.now()
    const end = begun + seconds * 1_000
    const worker = async () => {
      while (performance.now() < end) await append(store, n++)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    const rate = n / ((performance.now() - begun) / 1_000)
    return [
      {
        what: `append of attempts with verdicts, ${seconds} s, into a history of ${before.toLocaleString('en')}`,
        measured: `${rate.toFixed(0)} a second`,
        against: `${n.toLocaleString('en')} attempts, a third of them refusals`,
        goal: `≥ ${GOAL} a second`,
        holds: rate >= GOAL,
      },
    ]
  } finally {
    await store.remove()
  }
}
