import type { Knowledge } from './profile'

/** One client's word on one rule or trait; `says` has its marks still in it. */
export type Word = { readonly does: 'refuses'; readonly says: string | null } | { readonly does: 'opens' } | { readonly does: 'depends' }

const indices = new WeakMap<Knowledge, ReadonlyMap<string, Word>>()

function indexOf(profile: Knowledge): ReadonlyMap<string, Word> {
  const known = indices.get(profile)
  if (known) return known
  const index = new Map<string, Word>()
  for (const { says, on } of profile.refuses) for (const name of on) index.set(name, { does: 'refuses', says })
  for (const name of profile.opens) index.set(name, { does: 'opens' })
  for (const name of profile.depends) index.set(name, { does: 'depends' })
  indices.set(profile, index)
  return index
}

/**
 * Not measured, and so by default with every client here: dates and name of a certificate are verified (RFC 6455 §4.1). Whom a client
 * trusts differs from machine to machine, so there is no word on the chain.
 */
const BY_DEFAULT: ReadonlyMap<string, Word> = new Map(
  ['tls/certificate-begun', 'tls/certificate-not-expired', 'tls/certificate-names-host'].map((rule) => [
    rule,
    { does: 'refuses', says: null },
  ]),
)

/** What a client is known to do on a failing rule (for that reason, else for any) or on a trait; undefined where nobody looked. */
export function wordOf(profile: Knowledge, rule: string, reason: string | null = null): Word | undefined {
  const index = indexOf(profile)
  return index.get(`${rule}#${reason}`) ?? index.get(rule) ?? BY_DEFAULT.get(rule)
}
