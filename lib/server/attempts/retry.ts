import 'server-only'
import { z } from 'zod'
import { applyEdits } from '@/lib/core/changes/apply-edits'
import type { Change } from '@/lib/core/changes/change'
import { mergePatch } from '@/lib/core/changes/merge-patch'
import { InputError } from '@/lib/core/errors/errors'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { requestDraft } from '@/lib/server/api/schemas/draft'
import { change as changeSchema } from '@/lib/server/api/schemas/verdict'
import type { Caller } from '@/lib/server/auth/authorise'
import { shownDraft } from '@/lib/server/drafts/masked'
import { check } from '@/lib/server/http/read-input'
import { annotateAttempt } from '@/lib/server/store/annotate-attempt'
import { readAttempt, readAttemptSecrets } from '@/lib/server/store/read-attempt'
import type { LiveSession } from './session'
import { startAttempt } from './start'

const form = z.object({ request: requestDraft })
const changeForm = z.object({ change: changeSchema })
type Patch = Readonly<Record<string, unknown>>

/**
 * Starts the same draft again, with its secrets, or with one `change`: edits as a diagnosis proposes them, or a JSON merge patch of the
 * draft. The change is made on the masked draft, so that a changed target gets no secret of the old one. The note of the new attempt
 * says which change it was. Throws NotFoundError, InputError, LimitError.
 */
export function retryAttempt(caller: Caller, id: string, { change = {} }: { readonly change?: Change | Patch }): LiveSession {
  const { draft, profileId } = readAttempt(caller.workspaceId, id)
  const shown = shownDraft(draft, { attemptId: id })
  const proposed = 'edits' in change ? check(changeForm, { change }).change : null
  const changed = proposed === null ? mergePatch(shown, change) : withEdits(caller, id, shown, proposed)
  const { request } = check(form, { request: changed })
  const session = startAttempt(caller, { request, ...(profileId === null ? {} : { profileId }) }, id)
  if (proposed === null) return session
  const note = `Repeated with one change: ${proposed.title}`
  annotateAttempt(caller.workspaceId, session.id, { note })
  session.rename({ note })
  return session
}

/** Edits of a masked draft. Raw octets that hold secrets are edited as they were sent, as long as they still go the same way. */
function withEdits(caller: Caller, id: string, shown: RequestDraft, { edits }: Change): RequestDraft {
  const changed = applyEdits(shown, edits)
  if (changed.raw === undefined || changed.raw === shown.raw) return changed
  const { exactDraft } = readAttemptSecrets(caller.workspaceId, id)
  if (exactDraft.raw === shown.raw) return changed
  if (changed.url !== shown.url || JSON.stringify(changed.network) !== JSON.stringify(shown.network)) {
    const message = 'The raw request holds masked values and would go another way: expected edits of lines only; type it again'
    throw new InputError('masked-value', message, [{ path: 'change', message }])
  }
  return { ...changed, raw: applyEdits(exactDraft, edits).raw }
}
