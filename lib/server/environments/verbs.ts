import 'server-only'
import type { SignedIn } from '@/lib/server/auth/caller'
import { writeCookieJar } from '@/lib/server/store/environments/cookie-jars'
import {
  createEnvironment,
  deleteEnvironment,
  type EnvironmentRecord,
  type EnvironmentSave,
  listEnvironments,
  type NewEnvironment,
  readEnvironment,
  saveEnvironment,
  saveOwnVariables,
  type Variables,
} from '@/lib/server/store/environments/environments'
import { deleteSecret, listSecrets, putSecret, type SecretRecord, type SecretWrite } from '@/lib/server/store/environments/secrets'
import { audit } from '@/lib/server/team/audit'

export const allEnvironments = (caller: SignedIn) => ({ items: listEnvironments(caller) })

/** Throws ConflictError `name-taken`, LimitError. */
export function makeEnvironment(caller: SignedIn, input: Omit<NewEnvironment, 'note'> & { readonly note?: string }): EnvironmentRecord {
  return createEnvironment(caller, { ...input, note: input.note ?? '' })
}

/** Throws NotFoundError, ConflictError `stale-version`, `name-taken`. */
export const changeEnvironment = (caller: SignedIn, id: string, save: EnvironmentSave): EnvironmentRecord =>
  saveEnvironment(caller, id, save)

/** Throws NotFoundError. */
export const changeOwnVariables = (caller: SignedIn, id: string, variables: Variables): EnvironmentRecord =>
  saveOwnVariables(caller, id, variables)

/** Throws NotFoundError. */
export function removeEnvironment(caller: SignedIn, id: string): void {
  const { name } = readEnvironment(caller, id)
  deleteEnvironment(caller, id)
  audit(caller, 'environment.delete', name)
}

/** Throws NotFoundError for an environment that is not there. */
export function forgetCookies(caller: SignedIn, environmentId: string | undefined): void {
  if (environmentId !== undefined) readEnvironment(caller, environmentId)
  writeCookieJar(caller, environmentId ?? null, [])
}

export const allSecrets = (caller: SignedIn) => ({ items: listSecrets(caller) })

/** Writes a secret; it is never told again. Throws NotFoundError for an environment that is not there, LimitError. */
export function writeSecret(
  caller: SignedIn,
  { environmentId = null, ...input }: Omit<SecretWrite, 'environmentId'> & { readonly environmentId?: string | null },
): SecretRecord {
  if (environmentId !== null) readEnvironment(caller, environmentId)
  const secret = putSecret(caller, { ...input, environmentId })
  audit(caller, 'secret.write', secret.name, { scope: secret.scope })
  return secret
}

/** Throws NotFoundError. */
export function removeSecret(caller: SignedIn, id: string): void {
  const { name, scope } = deleteSecret(caller, id)
  audit(caller, 'secret.delete', name, { scope })
}
