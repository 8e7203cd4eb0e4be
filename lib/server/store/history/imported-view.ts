import 'server-only'
import type { AttemptView } from '../../../core/report/view'
import { statement } from '../client'
import { openJson, sealJson } from '../sealed-json'

/** What an imported attempt shows, as it is stored. */
export const sealImportedView = (attemptId: string, dataKey: Uint8Array, view: AttemptView): Uint8Array =>
  sealJson('ImportedView', attemptId, dataKey, view)

/** What an imported attempt shows; null where it is not there or does not open. */
export const readImportedView = (attemptId: string, dataKey: Uint8Array): AttemptView | null =>
  openJson('ImportedView', attemptId, dataKey, statement('SELECT data FROM ImportedView WHERE attemptId = ?').get(attemptId))
