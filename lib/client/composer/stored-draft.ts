import type { RequestDraft } from '../../core/handshake/draft'
import { withoutSecrets } from './composer'

/** The profile a draft was opened from. */
export type OpenedProfile = { readonly id: string; readonly name: string; readonly version: number }
export type StoredDraft = { readonly draft: RequestDraft; readonly profile: OpenedProfile | null }

const KEY = 'sockscope:draft'

/**
 * Keeps the unsaved draft: whole in the session storage of this tab, so that a reload loses nothing; without secret values in the
 * local storage, for the next tab. Quotas and blocked storage are no reason to stop the user.
 */
export function storeDraft(stored: StoredDraft): void {
  attempt(() => sessionStorage.setItem(KEY, JSON.stringify(stored)))
  attempt(() => localStorage.setItem(KEY, JSON.stringify({ ...stored, draft: withoutSecrets(stored.draft) })))
}

/** The draft last worked on in this tab, else in another, else null. */
export function storedDraft(): StoredDraft | null {
  return parsed(() => sessionStorage.getItem(KEY)) ?? parsed(() => localStorage.getItem(KEY))
}

function parsed(read: () => string | null): StoredDraft | null {
  const value: unknown = attempt(() => JSON.parse(read() ?? 'null'))
  const isStored =
    typeof value === 'object' && value !== null && 'draft' in value && typeof value.draft === 'object' && value.draft !== null
  return isStored && 'url' in (value.draft as object) ? (value as StoredDraft) : null // safe: written by storeDraft, shape just checked
}

function attempt<Result>(run: () => Result): Result | null {
  try {
    return run()
  } catch {
    return null
  }
}
