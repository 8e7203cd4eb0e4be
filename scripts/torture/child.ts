// A process that runs attempts until it is killed: opens the store as the server does, tells what an earlier process left, then what it
// acknowledged and received. Bundled by rounds.ts; its words go to the parent over IPC.

import { replayFacts } from '@/lib/server/attempts/replay'
import type { LiveSession } from '@/lib/server/attempts/session'
import { settleInterrupted } from '@/lib/server/attempts/settle-interrupted'
import { startAttempt } from '@/lib/server/attempts/start'
import { config } from '@/lib/server/config'
import { statement } from '@/lib/server/store/client'
import { localIdentity } from '@/lib/server/store/installation'
import { openStore } from '@/lib/server/store/open-store'
import { readAttempt } from '@/lib/server/store/read-attempt'
import type { Found, Said } from './said'

/** Attempts that run at once. */
const AT_ONCE = 10
const LOOK_MS = 5

const [after = '', seed = '1', ...urls] = process.argv.slice(2)
const say = (said: Said) => process.send?.(said)
process.on('disconnect', () => process.exit(0))

async function found(): Promise<Found> {
  const { workspaceId } = localIdentity()
  const ids = statement('SELECT id FROM Attempt WHERE id > ? ORDER BY id').pluck().all(after) as string[]
  const attempts = []
  for (const id of ids) {
    const record = readAttempt(workspaceId, id)
    const { state, outcome, counts } = (await replayFacts(record)).view()
    const same = record.outcome === outcome && record.framesReceived === counts.framesReceived
    attempts.push({ id, state: record.state, told: state, same, received: counts.bytesReceived })
  }
  const running = statement("SELECT count(*) FROM Attempt WHERE state IN ('connecting', 'open', 'closing')").pluck().get() as number
  const integrity = statement('PRAGMA integrity_check').pluck().all() as string[]
  return { attempts, running, integrity: integrity.join('; ') }
}

/** Runs attempts, each at the next endpoint, and tells of them as they come to be and go on. */
function load(): void {
  const caller = localIdentity()
  const sessions = new Set<LiveSession>()
  let next = Number(seed)
  let looked = performance.now()
  let stalled = 0
  const look = () => {
    const now = performance.now()
    stalled = Math.max(stalled, now - looked - LOOK_MS)
    looked = now
    say({ kind: 'seen', at: now, stalled, received: [...sessions].map(({ id, counts }) => [id, counts.bytesReceived]) })
    while (sessions.size < AT_ONCE) {
      const session = startAttempt(caller, { request: { url: urls[next++ % urls.length] ?? '' } })
      say({ kind: 'acknowledged', id: session.id })
      sessions.add(session)
      void session.whenEnded.then(() => sessions.delete(session))
    }
    setTimeout(look, LOOK_MS)
  }
  look()
}

const opened = openStore(config())
if (opened.ok) {
  await settleInterrupted()
  say({ kind: 'found', ...(await found()) })
  load()
} else say({ kind: 'refused', problem: opened.problem })
