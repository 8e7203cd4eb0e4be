import 'server-only'
import { statSync } from 'node:fs'
import { logger } from '../platform/logger'
import { singleton } from '../platform/singleton'
import { databaseFile } from './client'
import { runInCheckWorker } from './worker/run-in-worker'

/** A database up to this size is checked after every start: it takes a second. A larger one only after an end that was no stop. */
const SMALL_BYTES = 268_435_456
const LONGEST_MS = 6 * 3_600_000

export type Integrity = {
  readonly state: 'unchecked' | 'checking' | 'sound' | 'damaged'
  /** What SQLite finds wrong, at most ten sentences. */
  readonly problems: readonly string[]
}
const known = () => singleton<{ is: Integrity }>('integrity', () => ({ is: { state: 'unchecked', problems: [] } }))

/** What is known of the database's pages. */
export function integrity(): Integrity {
  return known().is
}

/** Notes that a read or write met a damaged page. */
export function noteDamage(error: unknown): void {
  if (!isDamage(error) || known().is.state === 'damaged') return
  known().is = { state: 'damaged', problems: [error instanceof Error ? error.message : String(error)] }
  logger().error({ err: error }, 'the database is damaged')
}

/** Whether SQLite says that what it read is no sound database. */
export function isDamage(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^SQLITE_(CORRUPT|NOTADB)/.test(code)
}

/** Reads every page in a thread of its own, where the last process was not stopped (`unclean`) or that is quick. Never throws. */
export async function checkPages(unclean: boolean): Promise<Integrity> {
  try {
    if (!unclean && statSync(/*turbopackIgnore: true*/ databaseFile()).size > SMALL_BYTES) return integrity()
    known().is = { state: 'checking', problems: [] }
    const { problems } = await runInCheckWorker('check-integrity', {}, { deadlineMs: LONGEST_MS })
    known().is = { state: problems.length === 0 ? 'sound' : 'damaged', problems }
  } catch (error) {
    if (isDamage(error)) noteDamage(error)
    else known().is = { state: 'unchecked', problems: [] }
  }
  const { state, problems } = integrity()
  if (state === 'damaged') logger().error({ problems }, 'the database is damaged')
  return integrity()
}
