import 'server-only'
import { counted } from '@/lib/core/spec/words'
import { removeMany } from '@/lib/server/attempts/remove-many'
import type { SignedIn } from '@/lib/server/auth/authorise'
import type { Fate } from '@/lib/server/store/history/delete-attempts'
import { audit } from '@/lib/server/team/audit'
import { type Choice, chosenAttempts } from './chosen'

export type DeleteResult = { readonly deleted: number; readonly keptPinned: number; readonly running: number }

/**
 * Removes the chosen attempts with their facts, in small transactions. Pinned ones stay unless `includePinned`; those that run stay.
 * What was removed is in the audit trail, also where it ends early.
 */
export async function deleteChosen(caller: SignedIn, choice: Choice, includePinned: boolean): Promise<DeleteResult> {
  const sum: Record<Fate, number> = { deleted: 0, pinned: 0, running: 0, gone: 0 }
  const told = (_: unknown, fate: Fate) => {
    sum[fate] += 1
  }
  try {
    for await (const page of chosenAttempts(caller, choice)) await removeMany(caller, page, { includePinned, told })
  } finally {
    const by = 'ids' in choice ? 'ids' : `filter: ${Object.keys(choice.filters).sort().join(', ') || 'none'}`
    if (sum.deleted > 0) audit(caller, 'history.delete', counted(sum.deleted, 'attempt'), { by, includePinned })
  }
  return { deleted: sum.deleted, keptPinned: sum.pinned, running: sum.running }
}
