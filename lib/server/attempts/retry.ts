import 'server-only'
import { z } from 'zod'
import { requestDraft } from '@/lib/server/api/schemas/draft'
import type { Caller } from '@/lib/server/auth/authorise'
import { shownDraft } from '@/lib/server/drafts/masked'
import { check } from '@/lib/server/http/read-input'
import { readAttempt } from '@/lib/server/store/read-attempt'
import { mergePatch } from './merge-patch'
import type { LiveSession } from './session'
import { startAttempt } from './start'

const form = z.object({ request: requestDraft })

/**
 * Starts the same draft again, with its secrets, or with one `change` (a JSON merge patch of the draft). The patch is made on the
 * masked draft, so that a changed target gets no secret of the old one. Throws NotFoundError, InputError, LimitError.
 */
export function retryAttempt(caller: Caller, id: string, { change }: { readonly change?: Readonly<Record<string, unknown>> }): LiveSession {
  const { draft, profileId } = readAttempt(caller.workspaceId, id)
  const { request } = check(form, { request: mergePatch(shownDraft(draft, { attemptId: id }), change ?? {}) })
  return startAttempt(caller, { request, ...(profileId === null ? {} : { profileId }) }, id)
}
