import type { ArtifactKey, Artifacts } from '../artifacts/artifacts'
import { RULES } from './index'
import { judgeOne } from './judge-one'
import type { Rule, Verdict } from './rule'

/** What only a handshake of HTTP/1.1 has. */
const HTTP1_ONLY: readonly ArtifactKey[] = ['request', 'requestBytes', 'requestRest', 'response', 'responseBytes', 'interim', 'answer']

const asked = new Map<string, readonly Rule[]>()

/**
 * Every rule's word on what was seen; `unknown` where something a rule requires was not seen. Rules about what this attempt cannot
 * have are not asked: TLS where the URL is ws, and the version of HTTP that is not spoken. Never throws.
 */
export function judge(artifacts: Partial<Artifacts>): Verdict[] {
  const never = outOfReach(artifacts)
  const key = never.join()
  const rules = asked.get(key) ?? RULES.filter((rule) => ![...rule.requires, ...(rule.anyOf ?? [])].some((need) => never.includes(need)))
  asked.set(key, rules)
  return rules.map((rule) => judgeOne(rule, artifacts))
}

function outOfReach({ target, tls, request, http2 }: Partial<Artifacts>): readonly ArtifactKey[] {
  const version: readonly ArtifactKey[] = http2 ? HTTP1_ONLY : request ? ['http2'] : []
  return target && !target.tls && !tls ? [...version, 'tls'] : version
}
