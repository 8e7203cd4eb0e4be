import 'server-only'
import type { Reporter } from '@/lib/core/report/meta'
import { createReporter } from '@/lib/core/report/reporter'
import type { AttemptView } from '@/lib/core/report/view'
import { RULES_VERSION } from '@/lib/core/rules'
import type { Caller } from '@/lib/server/auth/authorise'
import { monotonic } from '@/lib/server/platform/clock'
import { singleton } from '@/lib/server/platform/singleton'
import { readAttempt, readAttemptSecrets } from '@/lib/server/store/read-attempt'
import { readFacts } from '@/lib/server/store/read-facts'
import type { AttemptRecord } from '@/lib/server/store/types'
import { createFrameRing, type FrameRing } from './frame-ring'
import { reporterMeta } from './reporter-meta'

/** A stored attempt, computed: its view and its newest frames. */
export type Replay = { readonly view: AttemptView; readonly ring: FrameRing }

type Held = { readonly reporter: Reporter; readonly ring: FrameRing }

/** So many computed attempts are kept; each is bounded by the ring. */
const KEPT = 8
/** Work at most this long before others get their turn, milliseconds. */
const TURN_MS = 8

const cache = () => singleton('replays', () => new Map<string, Promise<Held>>())
const keyOf = (record: AttemptRecord) => `${record.id} ${RULES_VERSION} ${record.state} ${record.factBytes}`

/**
 * The attempt as its stored facts tell it, by the same reporter that told it live. Facts never change, so the newest replays are
 * kept. Throws NotFoundError, InputError `encrypted`.
 */
export async function replayAttempt(caller: Caller, id: string): Promise<Replay> {
  const record = readAttempt(caller.workspaceId, id)
  const held = await remembered(keyOf(record), () => compute(caller, record))
  const { name, note, pinned } = record
  held.reporter.rename({ name, note, pinned })
  return { view: held.reporter.view(), ring: held.ring }
}

/** Drops what is kept of an attempt. */
export function forgetReplay(id: string): void {
  for (const key of cache().keys()) if (key.startsWith(`${id} `)) cache().delete(key)
}

function remembered(key: string, make: () => Promise<Held>): Promise<Held> {
  const kept = cache()
  const made = kept.get(key) ?? make()
  kept.delete(key)
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  const oldest = kept.size > KEPT ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  return made
}

async function compute(caller: Caller, record: AttemptRecord): Promise<Held> {
  const { dataKey, exactDraft } = readAttemptSecrets(caller.workspaceId, record.id)
  const reporter = createReporter(reporterMeta(record, exactDraft))
  const ring = createFrameRing()
  let turn = monotonic()
  for await (const segment of readFacts(caller.workspaceId, record.id, dataKey)) {
    for (const fact of segment.facts) {
      reporter.push(fact)
      ring.push(reporter.takeFrames())
      if (monotonic() - turn < TURN_MS) continue
      await new Promise(setImmediate)
      turn = monotonic()
    }
  }
  return { reporter, ring }
}
