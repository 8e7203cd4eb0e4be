import 'server-only'
import type { RequestDraft } from '../../core/handshake/draft'
import { statement } from './client'
import { resealDraft } from './sealed-draft'

/** Writes the exact draft of an attempt anew, with what its before steps gave: replays mask and fill the same. */
export function keepGained(id: string, dataKey: Uint8Array, exactDraft: RequestDraft): void {
  statement('UPDATE Attempt SET draftSecret = ? WHERE id = ?').run(resealDraft({ table: 'Attempt', row: id }, dataKey, exactDraft), id)
}
