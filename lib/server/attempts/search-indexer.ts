import 'server-only'
import { secretValuesOf } from '@/lib/core/handshake/redact'
import { logger } from '@/lib/server/platform/logger'
import { onShutdown } from '@/lib/server/platform/shutdown'
import { singleton } from '@/lib/server/platform/singleton'
import { databaseFile } from '@/lib/server/store/client'
import { keySeenBefore } from '@/lib/server/store/key-seen-before'
import { readAttempt } from '@/lib/server/store/read-attempt'
import { searchFile } from '@/lib/server/store/search/index-file'
import { attemptsBefore, pendingChanges, secretsForSearch, settleChanges } from '@/lib/server/store/search/pending'
import type { ToIndex } from '@/lib/server/store/worker/index-attempts'
import type { SearchSource } from '@/lib/server/store/worker/read-search-text'
import { runInIndexer } from '@/lib/server/store/worker/run-in-worker'
import { reporterMeta } from './reporter-meta'

/** Changes are looked for this often, milliseconds: short sessions are over by then, and are read once. */
const LOOK_MS = 500
/** After a failure it waits so long. */
const WAIT_MS = 10_000
/** Attempts of one batch, how long one may take (milliseconds), and after which time it is killed with its thread. */
const BATCH = 40
const SLICE_MS = 100
const DEADLINE_MS = 20_000

/** What reads attempts into the search index. */
export type SearchIndexer = {
  /** Reads until nothing is left that could be read; for tests, benches and commands. */
  catchUp(): Promise<void>
  stop(): Promise<void>
}

/** Keeps the search index in step with the database from now on, in a worker thread, a bounded batch at a time. */
export function startSearchIndexer(): SearchIndexer {
  return singleton('search-indexer', () => {
    const indexer = createIndexer()
    onShutdown('listeners', indexer.stop)
    return indexer
  })
}

function createIndexer(): SearchIndexer {
  const file = searchFile(databaseFile())
  const stopping = new AbortController()
  /** Older attempts than this are still to be read; null: the index has not said. */
  let before: string | null = null
  /** Attempts whose facts killed a thread: only their rows are read. */
  const costly = new Set<string>()
  let batch = BATCH
  let turn: Promise<boolean> | null = null
  let timer: NodeJS.Timeout | null = null

  /** Reads one batch; gives whether there may be more. */
  async function step(): Promise<boolean> {
    if (stopping.signal.aborted) return false
    const changes = before === null ? [] : pendingChanges(batch)
    const older = before === null || changes.length > 0 ? [] : before === '' ? null : attemptsBefore(before, batch)
    if (older === null) return false
    const attempts = [...changes.map(({ attemptId, seq }) => toIndex(attemptId, seq)), ...older.map((id) => toIndex(id, null))]
    const after = before === null || changes.length > 0 ? null : older.length < batch ? '' : (older.at(-1) ?? '')
    try {
      const options = { deadlineMs: DEADLINE_MS, signal: stopping.signal }
      const result = await runInIndexer({ file, attempts, before: after, sliceMs: SLICE_MS }, options)
      if (result.madeAnew) logger().info('the search index is made anew')
      before = result.before
      settleChanges(changes.slice(0, result.read).map(({ seq }) => seq))
      batch = BATCH
      return true
    } catch (error) {
      if (stopping.signal.aborted) return false
      if ((error as { code?: string }).code !== 'deadline') throw error
      // One of them took too long: it is found by reading them one by one.
      if (batch === 1 && attempts[0] !== undefined) costly.add(attempts[0].attemptId)
      batch = 1
      return true
    }
  }

  const toIndex = (attemptId: string, seq: number | null): ToIndex => ({
    attemptId,
    seq,
    source: costly.has(attemptId) ? null : sourceOf(attemptId),
  })

  /** One batch at a time, whoever asks. */
  function next(): Promise<boolean> {
    turn ??= step().finally(() => {
      turn = null
    })
    return turn
  }

  function schedule(ms: number): void {
    if (!stopping.signal.aborted) timer = setTimeout(look, ms).unref()
  }

  async function look(): Promise<void> {
    try {
      while (await next()) await new Promise(setImmediate)
      schedule(LOOK_MS)
    } catch (error) {
      logger().warn({ err: error }, 'the search index could not be brought up to date: it is tried again')
      schedule(WAIT_MS)
    }
  }

  schedule(0)
  return {
    async catchUp() {
      while (await next());
    },
    async stop() {
      stopping.abort(new Error('the server stops'))
      if (timer !== null) clearTimeout(timer)
      await turn?.catch(() => undefined)
    },
  }
}

/** What the thread needs to read the facts of an attempt; null where they cannot be opened. */
function sourceOf(id: string): SearchSource | null {
  const secrets = secretsForSearch(id)
  if (secrets === null) return null
  const { workspaceId, dataKey, exactDraft } = secrets
  const keySeen = keySeenBefore(workspaceId, id)
  const { redactor: _, openInflater: __, ...meta } = reporterMeta({ ...readAttempt(workspaceId, id), keySeen }, exactDraft)
  return { dataKey, secretValues: secretValuesOf(exactDraft), meta }
}
