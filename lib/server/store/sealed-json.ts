import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { open, seal } from '../secrets/sealing'

/** A table whose rows hold a value under the data key of their attempt. */
type Table = 'KeptView' | 'ImportedView'
const placeOf = (table: Table, attemptId: string) => ({ table, row: attemptId, field: 'data' })

/** A value as JSON, compressed and sealed with the data key of its attempt, as its row has it. */
export function sealJson(table: Table, attemptId: string, dataKey: Uint8Array, value: unknown): Uint8Array {
  return seal(dataKey, placeOf(table, attemptId), deflateRawSync(JSON.stringify(value)))
}

/** The value of a row; null where there is no row, or it does not open. */
export function openJson<Value>(table: Table, attemptId: string, dataKey: Uint8Array, row: unknown): Value | null {
  if (row === undefined) return null
  const opened = open(dataKey, placeOf(table, attemptId), (row as { data: Uint8Array }).data) // safe: the callers select that column
  return opened === null ? null : (JSON.parse(inflateRawSync(opened).toString()) as Value) // safe: authenticated
}
