import 'server-only'
import { formatDistanceStrict } from 'date-fns'
import { config } from '@/lib/server/config'
import { now } from '@/lib/server/platform/clock'
import { diskFull } from '@/lib/server/store/disk'
import { integrity } from '@/lib/server/store/integrity'
import { newestAttempt } from '@/lib/server/store/newest-attempt'
import { restoreWords } from '@/lib/server/store/newest-copy'

/** What everybody who works here should know just now: a sentence that says what is wrong and what to do. */
export type Notice = {
  readonly id: 'disk-full' | 'database-damaged' | 'clock-behind'
  readonly level: 'fail' | 'warn'
  readonly text: string
}

/** Clocks of machines differ a little, and are set back a little. */
const BEHIND_MS = 60_000

/** The gravest first. */
export function listNotices(at: Date = now()): readonly Notice[] {
  return [damaged(), full(), clock(at)].filter((notice) => notice !== null)
}

function damaged(): Notice | null {
  const { state, problems } = integrity()
  if (state !== 'damaged') return null
  const text = `The database is damaged (${problems[0] ?? 'SQLite cannot read it'}). What can be read is shown, and nothing was overwritten. Restore a copy on the page Storage, or stop Sockscope: ${restoreWords(config().dataDir)}.`
  return { id: 'database-damaged', level: 'fail', text }
}

function full(): Notice | null {
  const disk = diskFull()
  if (disk === null) return null
  const text = `The disk of the data folder ${disk.words} since ${disk.since.toISOString()}: sessions go on, recording is paused and goes on by itself. Delete attempts, or free some space on the disk.`
  return { id: 'disk-full', level: 'fail', text }
}

function clock(at: Date): Notice | null {
  const newest = newestAttempt()
  if (newest === null || newest.getTime() - at.getTime() <= BEHIND_MS) return null
  const text = `The clock of this server says ${at.toISOString()}, ${formatDistanceStrict(newest, at)} before the newest attempt: new attempts stand below it in the history. Set the clock; durations are right all the same.`
  return { id: 'clock-behind', level: 'warn', text }
}
