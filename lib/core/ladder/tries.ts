/** One request that carried credentials, and what came of it. `credentials` names their set: equal names are the same credentials. */
export type Try = { readonly credentials: string; readonly opened: boolean; readonly status: number | null }

/** Refused so often, the same credentials are not sent again: a third refusal is what locks accounts. */
export const MOST_REFUSALS = 2

/**
 * Whether credentials may be sent once more. What counts is 401, 403 and 407. Once they were taken in this ladder they are known to be
 * good: what is refused then is another part of the request, and no failed sign-in.
 */
export function mayTry(tries: readonly Try[], credentials: string): boolean {
  const same = tries.filter((one) => one.credentials === credentials)
  if (same.some(({ opened }) => opened)) return true
  return same.filter(({ status }) => status === 401 || status === 403 || status === 407).length < MOST_REFUSALS
}
