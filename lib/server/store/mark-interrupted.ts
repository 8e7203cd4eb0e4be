import 'server-only'
import { now } from '../platform/clock'
import { statement } from './client'

/** Marks the attempts an earlier process left open; what is known of their outcome stays. Gives how many there were. */
export function markInterrupted(): number {
  const sql = `UPDATE Attempt SET state = 'interrupted', endedAt = coalesce(endedAt, ?) WHERE state IN ('connecting', 'open', 'closing')`
  return statement(sql).run(now().getTime()).changes
}
