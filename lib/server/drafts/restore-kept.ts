import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { restoreDraft } from '@/lib/core/handshake/redact'
import type { Caller } from '@/lib/server/auth/authorise'
import { readProfileSecrets } from '@/lib/server/store/profiles/read-profile'
import { readAttemptSecrets } from '@/lib/server/store/read-attempt'

/**
 * The exact draft: values that were masked for the page are filled in again from the record they were kept in, where the draft
 * still leads to that record's host. Throws NotFoundError, InputError.
 */
export function restoreKept(caller: Caller, draft: RequestDraft): RequestDraft {
  const { keptFrom } = draft
  if (keptFrom === undefined) return draft
  const { exactDraft: kept } =
    'attemptId' in keptFrom
      ? readAttemptSecrets(caller.workspaceId, keptFrom.attemptId)
      : readProfileSecrets(caller.workspaceId, keptFrom.profileId)
  // What steps gave belongs to that attempt alone: another one asks again.
  const { gained: _, ...exactDraft } = kept
  const restored = restoreDraft(draft, exactDraft)
  assertSameRoute(draft, exactDraft, restored)
  return restored
}

const ROUTE = ['connectTo', 'proxy', 'socketPath'] as const

/** Dialling another address than the record did would hand its secrets to whoever listens there. */
function assertSameRoute(draft: RequestDraft, exact: RequestDraft, restored: RequestDraft): void {
  const changed = ROUTE.find((field) => (restored.network?.[field] ?? '') !== (exact.network?.[field] ?? ''))
  const { keptFrom: __, ...shown } = draft
  if (changed === undefined || JSON.stringify(restored) === JSON.stringify(shown)) return
  const message = `${changed} was changed: masked values belong to another address; type them again`
  throw new InputError('masked-value', message, [{ path: `request.network.${changed}`, message }])
}
