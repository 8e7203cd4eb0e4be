import 'server-only'
import { now } from '../platform/clock'
import { statement } from './client'

/** Marks the attempts an earlier process left open, and notes what their facts take; what is known of their outcome stays. Gives how many there were. */
export function markInterrupted(): number {
  const sql = `UPDATE Attempt SET state = 'interrupted', endedAt = coalesce(endedAt, ?),
    factBytes = coalesce((SELECT sum(length(data) + coalesce(length(checkpoint), 0)) FROM Segment WHERE attemptId = Attempt.id), 0)
    WHERE state IN ('connecting', 'open', 'closing')`
  return statement(sql).run(now().getTime()).changes
}
