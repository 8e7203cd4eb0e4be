import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serializeFrame } from '../lib/core/frames/serialize'
import { createReporter } from '../lib/core/report/reporter'
import type { Fact } from '../lib/core/transcript/fact'
import { compareTwo } from '../lib/server/attempts/compare'
import { derivedColumns } from '../lib/server/attempts/derived-columns'
import { keepView } from '../lib/server/attempts/large-views'
import { readFrames } from '../lib/server/attempts/read-frames'
import { forgetReplay } from '../lib/server/attempts/replay'
import { reporterMeta } from '../lib/server/attempts/reporter-meta'
import { openRecorder } from '../lib/server/store/open-recorder'
import { updateAttempt } from '../lib/server/store/update-attempt'
import { type TemporaryStore, temporaryStore } from '../lib/testing/temporary-store'
import { newAttempt, upgradeFacts } from './recorded-attempt'
import { figures, ms, type Row } from './stats'

const GOAL_MS = 300

/** A session of so many frames, stored by the reporter and the recorder as a live one is; every hundredth message depends on `salt`. */
async function recorded(store: TemporaryStore, frames: number, salt: string): Promise<string> {
  const attempt = newAttempt(store, 'ws://127.0.0.1:9/feed')
  const reporter = createReporter(reporterMeta(attempt.row, attempt.draft))
  const recorder = openRecorder(attempt.id, attempt.dataKey)
  const take = (fact: Fact) => {
    const before = reporter.framesBegun
    reporter.push(fact)
    recorder.append(fact, { firstFrame: before + 1, frameCount: reporter.framesBegun - before, checkpoint: () => reporter.checkpoint() })
  }
  for (const fact of upgradeFacts(salt)) take(fact)
  for (let n = 0; n < frames; n++) {
    const text = JSON.stringify({ n, kind: 'tick', text: n % 100 === 0 ? `changed ${salt}` : 'the same in both' })
    const bytes = serializeFrame({ opcode: 'text', text, mask: false }, new Uint8Array(4))
    take({ v: 1, kind: 'bytes', at: 10 + n, hop: 0, layer: 'endpoint', direction: 'received', bytes })
  }
  take({ v: 1, kind: 'ended', at: 11 + frames, hop: 0, by: 'endpoint', how: 'fin', phase: 'open' })
  await recorder.close()
  updateAttempt(store.workspaceId, attempt.id, derivedColumns(reporter.view()))
  keepView(store.workspaceId, { view: reporter.view(), activity: reporter.activity() })
  return attempt.id
}

/** Two stored attempts compared, neither of them remembered; beside it `diff` of both as text, which tells lines and no cause. */
export async function benchCompare(frames: number, rounds: number): Promise<Row[]> {
  // Views are kept for the build that made them, as `npm start` says which.
  process.env.SOCKSCOPE_BUILD ??= 'bench'
  const store = temporaryStore()
  const folder = mkdtempSync(path.join(tmpdir(), 'sockscope-diff-'))
  try {
    const [a, b] = [await recorded(store, frames, 'a'), await recorded(store, frames, 'b')]
    const times: number[] = []
    for (let n = 0; n < rounds; n++) {
      for (const id of [a, b]) forgetReplay(id)
      const begun = performance.now()
      await compareTwo(store, { a, b })
      times.push(performance.now() - begun)
    }
    const diffed: number[] = []
    const files = []
    for (const id of [a, b]) {
      const { items } = await readFrames(store, id, { from: 1, limit: 1_000 })
      const file = path.join(folder, id)
      writeFileSync(file, `${items.map((frame) => JSON.stringify(frame)).join('\n')}\n`.repeat(Math.ceil(frames / 1_000)))
      files.push(file)
    }
    for (let n = 0; n < rounds; n++) {
      const begun = performance.now()
      spawnSync('diff', files)
      diffed.push(performance.now() - begun)
    }
    const [ours, peer] = [figures(times), figures(diffed)]
    return [
      {
        what: `two attempts of ${frames.toLocaleString('en')} frames compared, read from the store (median, p95)`,
        measured: `${ms(ours.median)}, ${ms(ours.p95)}`,
        against: `diff of as many lines of JSON ${ms(peer.median)}`,
        goal: `under ${GOAL_MS} ms`,
        holds: ours.p95 < GOAL_MS,
      },
    ]
  } finally {
    await store.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}
