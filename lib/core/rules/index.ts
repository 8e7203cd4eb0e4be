import { FRAME_RULES } from './frame-rules'
import { HTTP2_RULES } from './http2-rules'
import { REQUEST_RULES } from './request-rules'
import { RESPONSE_RULES } from './response-rules'
import type { Rule } from './rule'
import { TLS_RULES } from './tls-rules'
import { TRANSPORT_RULES } from './transport-rules'

/** Counted up by hand when a rule is added or judges differently, so that stored attempts can be judged again. */
export const RULES_VERSION = '6'

/** Every rule there is, in the order of what it speaks of. */
export const RULES: readonly Rule[] = [
  ...REQUEST_RULES,
  ...TRANSPORT_RULES,
  ...TLS_RULES,
  ...HTTP2_RULES,
  ...RESPONSE_RULES,
  ...FRAME_RULES,
]

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]))

/** The rule of that id, such as `response/upgrade-present`. */
export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id)
}
