import 'server-only'
import { InputError } from '../../core/errors/errors'
import type { RequestDraft } from '../../core/handshake/draft'
import { masterKey } from '../secrets/current'
import { newDataKey, unwrapDataKey, wrapDataKey } from '../secrets/data-key'
import { open, seal } from '../secrets/sealing'

type Place = { readonly table: 'Attempt' | 'Profile' | 'ProfileVersion'; readonly row: string }
export type SealedDraft = { readonly draftSecret: Uint8Array; readonly dataKey: Uint8Array }

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Seals an exact draft with a fresh data key, and that key with the master key. `key` is the data key itself. */
export function sealDraft(place: Place, exactDraft: RequestDraft): SealedDraft & { readonly key: Uint8Array } {
  const key = newDataKey()
  return { key, draftSecret: resealDraft(place, key, exactDraft), dataKey: wrapDataKey(masterKey(), place, key) }
}

/** Seals an exact draft with a data key that the row has already. */
export function resealDraft(place: Place, key: Uint8Array, exactDraft: RequestDraft): Uint8Array {
  return seal(key, { ...place, field: 'draftSecret' }, encoder.encode(JSON.stringify(exactDraft)))
}

/** Opens the exact draft of a row. Throws InputError `encrypted` where the master key does not open it. */
export function openDraft(place: Place, row: SealedDraft): { readonly key: Uint8Array; readonly exactDraft: RequestDraft } {
  const key = unwrapDataKey(masterKey(), place, row.dataKey)
  const json = key === null ? null : open(key, { ...place, field: 'draftSecret' }, row.draftSecret)
  if (key === null || json === null)
    throw new InputError('encrypted', `The ${place.table.toLowerCase()} ${place.row} is sealed with another key`)
  return { key, exactDraft: JSON.parse(decoder.decode(json)) as RequestDraft } // safe: authenticated, and written by sealDraft
}
