import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { AttemptView } from '../../../core/report/view'
import { open, seal } from '../../secrets/sealing'
import { statement } from '../client'

const placeOf = (attemptId: string) => ({ table: 'ImportedView', row: attemptId, field: 'data' })

/** What an imported attempt shows, as it is stored. */
export function sealImportedView(attemptId: string, dataKey: Uint8Array, view: AttemptView): Uint8Array {
  return seal(dataKey, placeOf(attemptId), deflateRawSync(JSON.stringify(view)))
}

/** What an imported attempt shows; null where it is not there or does not open. */
export function readImportedView(attemptId: string, dataKey: Uint8Array): AttemptView | null {
  const row = statement('SELECT data FROM ImportedView WHERE attemptId = ?').get(attemptId)
  if (row === undefined) return null
  const opened = open(dataKey, placeOf(attemptId), (row as { data: Uint8Array }).data) // safe: the column of the statement
  return opened === null ? null : (JSON.parse(inflateRawSync(opened).toString()) as AttemptView) // safe: authenticated
}
