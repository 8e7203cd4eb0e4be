import type { ArtifactKey, Artifacts } from '../artifacts/artifacts'
import { RULES } from './index'
import { judgeOne } from './judge-one'
import { artifactsOf, type Rule, type Verdict } from './rule'

/** What only a handshake of HTTP/1.1 has. */
const HTTP1_ONLY: readonly ArtifactKey[] = ['request', 'requestBytes', 'requestRest', 'response', 'responseBytes', 'interim', 'answer']

const asked = new Map<string, readonly Rule[]>()

/** What was judged before, so that only rules that look at something new are asked again. */
export type Judged = { readonly artifacts: Partial<Artifacts>; readonly verdicts: readonly Verdict[] }

/** Judges what was seen; `before` is what it said last. */
export type Judge = (artifacts: Partial<Artifacts>, before?: Judged) => readonly Verdict[]

/**
 * Every rule's word on what was seen; `unknown` where something a rule requires was not seen. Rules about what this attempt cannot
 * have are not asked: TLS where the URL is ws, the version of HTTP that is not spoken, and frames where none will come. Never throws.
 */
export function judge(artifacts: Partial<Artifacts>, before?: Judged): Verdict[] {
  const never = outOfReach(artifacts)
  const key = never.join()
  const rules = asked.get(key) ?? RULES.filter((rule) => ![...rule.requires, ...(rule.anyOf ?? [])].some((need) => never.includes(need)))
  asked.set(key, rules)
  if (before === undefined) return rules.map((rule) => judgeOne(rule, artifacts))
  const isNew = (need: ArtifactKey) => artifacts[need] !== before.artifacts[need]
  return rules.map((rule, place) => {
    // Other rules are asked only where something new put some of them out of reach, or into it.
    const known = before.verdicts[place]
    return known?.rule === rule.id && !artifactsOf(rule).some(isNew) ? known : judgeOne(rule, artifacts)
  })
}

function outOfReach({ target, tls, request, http2, frames, response, failure, ended }: Partial<Artifacts>): readonly ArtifactKey[] {
  const version: readonly ArtifactKey[] = http2 ? HTTP1_ONLY : request ? ['http2'] : []
  const noTls: readonly ArtifactKey[] = target && !target.tls && !tls ? ['tls'] : []
  // A 101 that was read is followed by `open` at once.
  const isOver = frames === undefined && (response ?? http2?.response ?? failure ?? ended) !== undefined
  return [...version, ...noTls, ...(isOver ? (['frames'] as const) : [])]
}
