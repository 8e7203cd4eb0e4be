import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { withoutGivenSecrets } from '@/lib/core/handshake/given-secrets'
import { maskedPlaces } from '@/lib/core/handshake/masked-places'
import { restoreDraft } from '@/lib/core/handshake/redact'
import type { Caller } from '@/lib/server/auth/authorise'
import { readProfileSecrets } from '@/lib/server/store/profiles/read-profile'
import { readAttempt, readAttemptSecrets } from '@/lib/server/store/read-attempt'

/**
 * The exact draft: values that were masked for the page are filled in again from the record they were kept in, where the draft
 * still leads to that record's host. Throws NotFoundError, InputError.
 */
export function restoreKept(caller: Caller, input: RequestDraft): RequestDraft {
  // What it says of itself is not believed: what was given stands in the record.
  const { given: _, ...draft } = input
  const { keptFrom } = draft
  if (keptFrom === undefined) return draft
  if ('attemptId' in keptFrom && readAttempt(caller.workspaceId, keptFrom.attemptId).importedAt !== null) return withoutKept(draft)
  const { exactDraft: kept } =
    'attemptId' in keptFrom
      ? readAttemptSecrets(caller.workspaceId, keptFrom.attemptId)
      : readProfileSecrets(caller.workspaceId, keptFrom.profileId)
  // What steps gave belongs to that attempt alone: another one asks again.
  const { gained: _gained, ...exactDraft } = kept
  const restored = restoreDraft(draft, exactDraft)
  assertSameRoute(draft, exactDraft, restored)
  if (exactDraft.given === undefined) return restored
  const whole = { ...restored, given: exactDraft.given }
  // A secret of somebody's own stays theirs: who runs their attempt again runs it with their own.
  const others = 'attemptId' in keptFrom && readAttempt(caller.workspaceId, keptFrom.attemptId).createdById !== caller.personId
  return others ? withoutGivenSecrets(whole) : whole
}

/** An imported attempt has no more of its draft than what is shown of it. */
function withoutKept(draft: RequestDraft): RequestDraft {
  const problems = maskedPlaces(draft).map((path) => ({
    path,
    message: `${path} is masked: the attempt was imported without its value; type it again`,
  }))
  if (problems.length > 0) throw new InputError('masked-value', problems.map(({ message }) => message).join('; '), problems)
  const { keptFrom: _, ...rest } = draft
  return rest
}

const ROUTE = ['connectTo', 'proxy', 'socketPath'] as const

/** Dialling another address than the record did would hand its secrets to whoever listens there. */
function assertSameRoute(draft: RequestDraft, exact: RequestDraft, restored: RequestDraft): void {
  const changed = ROUTE.find((field) => (restored.network?.[field] ?? '') !== (exact.network?.[field] ?? ''))
  const { keptFrom: _, ...shown } = draft
  if (changed === undefined || JSON.stringify(restored) === JSON.stringify(shown)) return
  const message = `${changed} was changed: masked values belong to another address; type them again`
  throw new InputError('masked-value', message, [{ path: `request.network.${changed}`, message }])
}
