import 'server-only'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { mentionedSecrets } from '@/lib/core/handshake/mentioned-secrets'
import type { Caller } from '@/lib/server/auth/authorise'
import { readEnvironment } from '@/lib/server/store/environments/environments'
import { secretValues } from '@/lib/server/store/environments/secrets'

/**
 * The draft with the values it is sent with: what is typed in it goes first, then the caller's own values of the environment, then
 * the environment's; of secrets only those that are mentioned. Throws NotFoundError for an environment that is not there.
 */
export function withEnvironment(caller: Caller, environmentId: string | undefined, draft: RequestDraft): RequestDraft {
  const environment = environmentId === undefined ? null : readEnvironment(caller, environmentId)
  const names = mentionedSecrets(draft).filter((name) => !Object.hasOwn(draft.variables ?? {}, `secret:${name}`))
  const secrets = names.length === 0 ? {} : secretValues(caller, environment?.id ?? null, names)
  const variables = {
    ...environment?.variables,
    ...environment?.ownVariables,
    ...Object.fromEntries(Object.entries(secrets).map(([name, value]) => [`secret:${name}`, value])),
    ...draft.variables,
  }
  if (Object.keys(variables).length === 0) return draft
  const given = Object.keys(secrets).map((name) => `secret:${name}`)
  return { ...draft, variables, ...(given.length > 0 ? { given } : {}) }
}
