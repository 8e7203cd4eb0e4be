import 'server-only'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { withoutGivenSecrets } from '@/lib/core/handshake/given-secrets'
import type { Caller } from '@/lib/server/auth/authorise'
import { assertExpectations } from '@/lib/server/drafts/assert-expectations'
import { maskedDraft, redactorOf, shownDraft } from '@/lib/server/drafts/masked'
import { restoreKept } from '@/lib/server/drafts/restore-kept'
import type { ProfileRecord, ProfileSummary } from '@/lib/server/store/types'

/** A profile as the API answers it: `request` names the profile as the keeper of what is masked in it. */
export type ProfileView = ProfileSummary & { readonly request: RequestDraft }

export function profileView({ draft, ...profile }: ProfileRecord): ProfileView {
  return { ...profile, request: shownDraft(draft, { profileId: profile.id }) }
}

/** What is stored of a draft: its masked form, its exact form, and its masked URL. Throws NotFoundError, InputError. */
export function storedForms(caller: Caller, request: RequestDraft) {
  const { keptFrom: _, ...exactDraft } = withoutGivenSecrets(restoreKept(caller, request))
  assertExpectations(exactDraft)
  return { draft: maskedDraft(exactDraft), exactDraft, url: redactorOf(exactDraft).url(exactDraft.url) }
}
