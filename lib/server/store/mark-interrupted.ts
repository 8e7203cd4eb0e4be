import 'server-only'
import { statement } from './client'

// What was stored last tells when the process ended; an attempt without facts ended as it began.
const MARK = `UPDATE Attempt SET state = 'interrupted', rulesVersion = '',
  factBytes = coalesce((SELECT sum(length(data) + coalesce(length(checkpoint), 0)) FROM Segment WHERE attemptId = Attempt.id), 0),
  endedAt = coalesce(endedAt, CAST(createdAt + coalesce((SELECT max(lastAt) FROM Segment WHERE attemptId = Attempt.id), 0) AS INTEGER))
  WHERE state IN ('connecting', 'open', 'closing')`

/**
 * Marks the attempts an earlier process left open, as ended with the last of their facts. Their other columns are still to be computed from
 * the facts: no version of the rules stands in them until then. Gives how many there were.
 */
export function markInterrupted(): number {
  return statement(MARK).run().changes
}
