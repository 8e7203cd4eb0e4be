import 'server-only'
import { InputError, PolicyError } from '@/lib/core/errors/errors'
import type { HeaderEntry, RequestDraft } from '@/lib/core/handshake/draft'
import { entryName, isPair } from '@/lib/core/handshake/entry'
import { substitute } from '@/lib/core/handshake/substitute'
import { parseTarget } from '@/lib/core/handshake/target'
import { lowerAscii } from '@/lib/core/spec/grammar'
import type { Role } from '@/lib/server/auth/actions'
import type { Caller } from '@/lib/server/auth/authorise'
import { shownDraft } from '@/lib/server/drafts/masked'
import { restoreKept } from '@/lib/server/drafts/restore-kept'
import { readProfile, readProfileSecrets } from '@/lib/server/store/profiles/read-profile'

export type Runner = Caller & { readonly role?: Role }
export type RunChange = {
  readonly url?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly allowSecretsElsewhere?: boolean
}

/**
 * The exact draft of a profile's run, with another URL or other variables where those are given. Masked values of the profile stay
 * with its host, unless they are allowed elsewhere. Throws NotFoundError, PolicyError, InputError `masked-value`.
 */
export function runDraft(caller: Runner, profileId: string, change: RunChange): RequestDraft {
  const { workspaceId } = caller
  if (change.allowSecretsElsewhere === true) {
    // Whoever may send them anywhere may read them: that is for who wrote them, and for owners.
    if (caller.role !== 'owner' && readProfile(workspaceId, profileId).createdById !== caller.personId)
      throw new PolicyError('not-yours', 'Only who made the profile, or an owner, may send its secrets to another host')
    const { exactDraft } = readProfileSecrets(workspaceId, profileId)
    return changed(exactDraft, change)
  }
  const shown = shownDraft(readProfile(workspaceId, profileId).draft, { profileId })
  try {
    const { keptFrom: _, ...exact } = restoreKept(caller, changed(shown, change))
    return exact
  } catch (error) {
    if (!(error instanceof InputError) || error.code !== 'masked-value') throw error
    const fields = error.problems.map(({ path }) => path.replace(/^request\./, '')).join(', ')
    const message = `The run leads to another host than the profile, and ${fields} of the profile ${error.problems.length === 1 ? 'is' : 'are'} secret: not sent elsewhere; give values in variables, or pass allowSecretsElsewhere: true`
    throw new InputError('masked-value', message, [{ path: change.url === undefined ? 'variables' : 'url', message }])
  }
}

function changed(draft: RequestDraft, { url = draft.url, variables }: RunChange): RequestDraft {
  const merged = variables === undefined ? draft.variables : { ...draft.variables, ...variables }
  const next = { ...draft, url, ...(merged === undefined ? {} : { variables: merged }) }
  const read = parseTarget(substitute(url, merged ?? {}).text)
  if (url === draft.url || !read.ok || draft.headers === undefined) return next
  const { authority } = read.target
  return { ...next, headers: draft.headers.map((entry) => (isOwnHost(entry) ? { ...entry, line: `Host: ${authority}` } : entry)) }
}

/** A Host line that the composer wrote follows the URL, as it does there; one that was typed stays. */
function isOwnHost(entry: HeaderEntry): boolean {
  return !isPair(entry) && entry.generated === true && entry.line !== undefined && lowerAscii(entryName(entry) ?? '') === 'host'
}
