import 'server-only'
import type { Reader } from '../read-segments'

/** What SQLite finds wrong, at most ten sentences; empty: nothing. */
export type CheckIntegrityOutput = { readonly problems: readonly string[] }

/** Reads every page of the database. */
export function checkIntegrity(reader: Reader): CheckIntegrityOutput {
  const said = reader.statement('PRAGMA quick_check(10)').pluck().all() as string[] // safe: rows of text
  return { problems: said.filter((line) => line !== 'ok') }
}
