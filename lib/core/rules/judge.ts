import type { Artifacts } from '../artifacts/artifacts'
import { RULES } from './index'
import { judgeOne } from './judge-one'
import type { Verdict } from './rule'

/** Every rule's word on what was seen; `unknown` where something a rule requires was not seen. Never throws. */
export function judge(artifacts: Partial<Artifacts>): Verdict[] {
  return RULES.map((rule) => judgeOne(rule, artifacts))
}
