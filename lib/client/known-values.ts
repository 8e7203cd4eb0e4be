'use client'

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { chooseEnvironment, chosenEnvironmentId, onChosenEnvironment } from './chosen-environment'
import { type Environment, listEnvironments, listSecrets, type Secret, type SecretWrite, type Variables, writeSecret } from './environments'

/** What stands for a secret's value, which the browser never has. */
export const MASK = '********'

/** Where the value of a placeholder comes from. */
export type Known = { readonly name: string; readonly value: string; readonly from: string }
export type KnownValues = {
  readonly environments: readonly Environment[]
  /** The one that is chosen; null: none. */
  readonly environment: Environment | null
  readonly choose: (id: string | null) => void
  /** Values by name of placeholder; secrets as a mask. */
  readonly variables: Variables
  readonly known: readonly Known[]
  /** Writes a secret and knows it from then on. Throws ApiProblem. */
  readonly keepSecret: (secret: SecretWrite) => Promise<void>
}

/** What environments and secrets give the placeholders of drafts; asked for once the page stands. */
export function useKnownValues(): KnownValues {
  const [lists, setLists] = useState<{ readonly environments: readonly Environment[]; readonly secrets: readonly Secret[] } | null>(null)
  const id = useSyncExternalStore(onChosenEnvironment, chosenEnvironmentId, () => null)
  const load = useCallback(async () => {
    const [environments, secrets] = await Promise.all([listEnvironments(), listSecrets()])
    setLists({ environments: environments.items, secrets: secrets.items })
  }, [])
  useEffect(() => {
    // Without them the page works all the same: placeholders are then typed.
    load().catch(() => undefined)
  }, [load])
  const keepSecret = useCallback(
    async (secret: SecretWrite) => {
      await writeSecret(secret)
      await load()
    },
    [load],
  )
  return useMemo(() => {
    const environments = lists?.environments ?? []
    const environment = environments.find((one) => one.id === id) ?? null
    const known = knownOf(environment, lists?.secrets ?? [])
    const variables = Object.fromEntries(known.map(({ name, value }) => [name, value]))
    return { environments, environment, choose: chooseEnvironment, variables, known, keepSecret }
  }, [lists, id, keepSecret])
}

/** What an environment and the secrets that hold in it give, each name once: the reader's own go before the team's. */
export function knownOf(environment: Environment | null, secrets: readonly Secret[]): readonly Known[] {
  const found = new Map<string, Known>()
  for (const [name, value] of Object.entries(environment?.variables ?? {})) found.set(name, { name, value, from: environment?.name ?? '' })
  for (const [name, value] of Object.entries(environment?.ownVariables ?? {}))
    found.set(name, { name, value, from: `your own in ${environment?.name}` })
  const holds = secrets.filter((secret) => secret.environmentId === null || secret.environmentId === environment?.id)
  const nearest = (secret: Secret) => (secret.scope === 'own' ? 0 : 2) + (secret.environmentId === null ? 1 : 0)
  for (const secret of [...holds].sort((a, b) => nearest(b) - nearest(a))) {
    const name = `secret:${secret.name}`
    found.set(name, { name, value: MASK, from: secret.scope === 'own' ? 'your secret' : 'a secret of the team' })
  }
  return [...found.values()]
}
