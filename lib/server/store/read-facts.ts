import 'server-only'
import { setImmediate } from 'node:timers/promises'
import { NotFoundError } from '../../core/errors/errors'
import { statement } from './client'
import { type Reader, readSegments, startSeq } from './read-segments'
import type { StoredSegment } from './types'

// Statements of one turn of the event loop see one state: nothing else writes meanwhile.
const reader: Reader = { statement, snapshot: (work) => work() }

/**
 * Gives the facts of an attempt, segment by segment; `fromFrame` skips what the checkpoints allow to skip. Other work gets a
 * turn between two segments. Facts of a live session are seen as far as its recorder has flushed.
 * Throws NotFoundError, InputError `encrypted`.
 */
export async function* readFacts(
  workspaceId: string,
  attemptId: string,
  dataKey: Uint8Array,
  options: { readonly fromFrame?: number } = {},
): AsyncGenerator<StoredSegment, void, undefined> {
  const found = statement('SELECT 1 FROM Attempt WHERE id = ? AND workspaceId = ?').get(attemptId, workspaceId)
  if (found === undefined) throw new NotFoundError(`There is no attempt ${attemptId}`)
  for (const segment of readSegments(reader, attemptId, dataKey, options.fromFrame)) {
    yield segment
    await setImmediate()
  }
}

/** `seq` of the segment with which `readFacts` starts for that `fromFrame`; 0 where there is nothing to skip. */
export function factsStart(attemptId: string, fromFrame: number): number {
  return startSeq(reader, attemptId, fromFrame)
}
