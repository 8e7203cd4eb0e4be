import { REQUEST_RULES } from './request-rules'
import { RESPONSE_RULES } from './response-rules'
import type { Rule } from './rule'

/** Counted up by hand when a rule is added or judges differently, so that stored attempts can be judged again. */
export const RULES_VERSION = '3'

/** Every rule there is. */
export const RULES: readonly Rule[] = [...REQUEST_RULES, ...RESPONSE_RULES]

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]))

/** The rule of that id, such as `response/upgrade-present`. */
export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id)
}
