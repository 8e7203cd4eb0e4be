import type { Effect, Level } from '@/lib/core/rules/rule'

/** What the list of rules needs of a rule. */
export type RuleSummary = {
  readonly id: string
  readonly title: string
  readonly failureTitle: string
  readonly says: string
  readonly level: Level
  readonly effect: Effect
  readonly sectionTitle: string
  readonly sectionUrl: string
}

export type RuleFilter = { readonly q: string; readonly level: string; readonly artifact: string }

/** The part of the conversation a rule speaks of: the first folder of its id. */
export const artifactOf = (rule: Pick<RuleSummary, 'id'>): string => rule.id.split('/')[0] ?? ''

/** Rules that fit; every word searched for has to occur somewhere in what is told of the rule. */
export function rulesThatFit<R extends RuleSummary>(rules: readonly R[], filter: RuleFilter): R[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean)
  return rules.filter((rule) => {
    if (filter.level !== '' && rule.level !== filter.level) return false
    if (filter.artifact !== '' && artifactOf(rule) !== filter.artifact) return false
    const text = `${rule.id} ${rule.title} ${rule.failureTitle} ${rule.says} ${rule.sectionTitle}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

const WEBSOCKET = 'RFC 6455 '

function bySection(a: string, b: string): number {
  return Number(b.startsWith(WEBSOCKET)) - Number(a.startsWith(WEBSOCKET)) || a.localeCompare(b, 'en', { numeric: true })
}

/** Rules by the part they speak of, then by section, RFC 6455 first, then by number. */
export function groupRules<R extends RuleSummary>(
  rules: readonly R[],
): ReadonlyArray<readonly [artifact: string, sections: ReadonlyArray<readonly [title: string, rules: readonly R[]]>]> {
  const groups = new Map<string, Map<string, R[]>>()
  for (const rule of rules) {
    const sections = groups.get(artifactOf(rule)) ?? new Map<string, R[]>()
    groups.set(artifactOf(rule), sections)
    sections.set(rule.sectionTitle, [...(sections.get(rule.sectionTitle) ?? []), rule])
  }
  return [...groups].map(([artifact, sections]) => [artifact, [...sections].sort(([a], [b]) => bySection(a, b))] as const)
}
