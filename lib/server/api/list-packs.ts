import 'server-only'
import type { Diagnosis } from '@/lib/core/endpoints/pack'
import { PACKS, PACKS_VERSION } from '@/lib/core/endpoints/packs'

/** Words that depend on what was seen are not there before something was. */
const fixed = (words: Diagnosis['says']): string | null => (typeof words === 'string' ? words : null)

/** Every pack with its diagnoses: what each says where that is fixed, how the fact is known, and configuration to copy. */
export function listPacks() {
  const items = PACKS.map(({ id, title, role, diagnoses }) => ({
    id,
    title,
    role,
    diagnoses: diagnoses.map(({ id, rows, says, confidence, basis, layer, cause, remedy, snippets = [], source }) => ({
      id,
      rows,
      says: fixed(says),
      confidence,
      basis,
      layer,
      cause: fixed(cause),
      remedy: fixed(remedy),
      snippets,
      source,
    })),
  }))
  return { version: PACKS_VERSION, items }
}
