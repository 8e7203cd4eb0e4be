import type { RequestDraft } from './draft'

/**
 * The draft without the secrets that were given to it (`given`) rather than typed in it: they belong to whoever ran it, and are looked up
 * anew for whoever runs it next.
 */
export function withoutGivenSecrets({ given = [], variables, ...draft }: RequestDraft): RequestDraft {
  const kept = Object.entries(variables ?? {}).filter(([name]) => !given.includes(name))
  return kept.length === 0 ? draft : { ...draft, variables: Object.fromEntries(kept) }
}
