import type { Knowledge } from '@/lib/core/clients/profile'

/** One case with one client: what stood against the answer, and what became of it. */
export type Exchange = {
  readonly name: string
  /** Failing rules as `rule#reason`, and traits. */
  readonly signals: readonly string[]
  readonly opens: boolean
  readonly says: string | null
}

/** What is known of one signal; `words` are those of every refusal it alone explains. */
export type Finding = { readonly opens: boolean | null; readonly words: readonly (string | null)[] }

export type Derived = {
  readonly known: ReadonlyMap<string, Finding>
  /** Refusals that nothing we look at explains: a trait is missing. */
  readonly unexplained: readonly Exchange[]
  /** Refusals for which there is more than one reason to suspect: a case with one of them alone is missing. */
  readonly unclear: readonly Exchange[]
}

/**
 * What exchanges tell of each signal. A signal in an answer that opened is harmless; the only one left of an answer that was refused is
 * why. One that is both, by the very value, is `null`.
 */
export function derive(exchanges: readonly Exchange[]): Derived {
  const harmless = new Set(exchanges.filter(({ opens }) => opens).flatMap(({ signals }) => signals))
  const refused = exchanges.filter(({ opens }) => !opens)
  const known = new Map<string, Finding>([...harmless].map((signal) => [signal, { opens: true, words: [] }]))
  const blame = (signal: string, says: string | null) =>
    known.set(
      signal,
      harmless.has(signal) ? { opens: null, words: [] } : { opens: false, words: [...(known.get(signal)?.words ?? []), says] },
    )
  for (const { signals, says } of refused) {
    const [only, ...others] = signals
    if (only !== undefined && others.length === 0) blame(only, says)
  }
  for (const { signals, says } of refused) {
    const [suspect, ...others] = signals.filter((signal) => !harmless.has(signal))
    if (suspect !== undefined && others.length === 0 && signals.length > 1) blame(suspect, says)
  }
  const unexplained = refused.filter(({ signals }) => signals.every((signal) => known.get(signal)?.opens === true))
  const unclear = refused.filter(
    ({ signals }) => !signals.some((signal) => known.get(signal)?.opens === false) && signals.some((signal) => !known.has(signal)),
  )
  return { known, unexplained, unclear }
}

/** The rule of a signal. */
export const ruleOf = (signal: string): string => signal.split('#')[0] ?? signal

/** What stands there most often; of equals the first. */
function commonest(words: readonly (string | null)[]): string | null {
  const counts = new Map<string | null, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/** The same, shorter: a rule whose reasons are all alike stands once, with the words heard most. */
export function knowledge({ known }: Pick<Derived, 'known'>): Knowledge {
  const byRule = new Map<string, (readonly [string, Finding])[]>()
  for (const entry of [...known].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    byRule.set(ruleOf(entry[0]), [...(byRule.get(ruleOf(entry[0])) ?? []), entry])
  const refuses = new Map<string | null, string[]>()
  const opens: string[] = []
  const depends: string[] = []
  for (const [rule, entries] of byRule) {
    const alike = new Set(entries.map(([, { opens }]) => opens)).size === 1
    const rows = alike ? [[rule, { ...entries[0]?.[1], words: entries.flatMap(([, { words }]) => words) }] as const] : entries
    for (const [name, finding] of rows) {
      if (finding.opens === false) {
        const says = commonest(finding.words)
        refuses.set(says, [...(refuses.get(says) ?? []), name])
      } else if (finding.opens === null) depends.push(name)
      else opens.push(name)
    }
  }
  return { refuses: [...refuses].map(([says, on]) => ({ says, on })), opens, depends }
}
