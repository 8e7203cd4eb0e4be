import 'server-only'
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
  const { exactDraft } =
    'attemptId' in keptFrom
      ? readAttemptSecrets(caller.workspaceId, keptFrom.attemptId)
      : readProfileSecrets(caller.workspaceId, keptFrom.profileId)
  return restoreDraft(draft, exactDraft)
}
