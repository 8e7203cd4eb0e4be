import 'server-only'
import { type AttemptRow, toRecord } from './attempt-row'
import { statement } from './client'
import type { AttemptRecord } from './types'

const UNSETTLED = `SELECT * FROM Attempt WHERE state = 'interrupted' AND rulesVersion = '' AND id > ? ORDER BY id LIMIT 1`

/** The first interrupted attempt after the id `after` whose row does not yet say what its facts tell; null where there is none. */
export function nextUnsettled(after: string): AttemptRecord | null {
  const row = statement(UNSETTLED).get(after) as AttemptRow | undefined // safe: a whole row of this table
  return row === undefined ? null : toRecord(row)
}
