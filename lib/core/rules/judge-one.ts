import type { ArtifactKey, Artifacts } from '../artifacts/artifacts'
import { short } from './fields'
import type { Rule, RuleResult, Verdict } from './rule'

/** What an absent artifact is called in a sentence. */
const NAMES: Record<ArtifactKey, string> = {
  url: 'the URL',
  target: 'where the URL leads',
  request: 'the request head',
  requestBytes: 'the octets of the request head',
  requestRest: 'what followed the request head',
  interim: 'the interim heads',
  response: 'the response head',
  responseBytes: 'the octets of the response head',
  body: 'the body',
  firstOctets: 'the first octets after the response head',
  answer: 'the end of the wait for a response',
  notHttp: 'what came instead of a response',
  limit: 'a limit that was reached',
  failure: 'a failed phase',
  startedAt: 'the time of the attempt',
  resolved: 'the addresses of the name',
  connected: 'the address that answered',
  tried: 'addresses that did not answer',
  policy: 'the word of the network policy',
  proxy: 'a proxy',
  http2: 'an HTTP/2 connection',
  timing: 'the times of the answer',
  waited: 'a wait for another handshake',
  hops: 'a redirect that was followed',
  keySeen: 'whether the key was used before',
  tls: 'the TLS handshake',
  ended: 'the end of the transport',
  close: 'a Close frame',
  frames: 'an open session',
}

/** An endpoint can break a rule with each octet of a head: so many places are pointed at, and so much of a value is quoted. */
const MOST_PLACES = 100
const LONGEST_VALUE = 400

/** Fills `{name}` in a reason's sentence from `values`, long ones cut; a name without a value stays as it is. */
export function fillIn(template: string, values: Readonly<Record<string, string | undefined>> = {}): string {
  return template.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => short(values[name] ?? whole, LONGEST_VALUE))
}

function unknown(rule: Rule, because: string): Verdict {
  const { id, level, effect, section, title } = rule
  return { rule: id, outcome: 'unknown', level, effect, section, title, reason: null, because, at: [], advice: null }
}

function verdict(rule: Rule, result: RuleResult): Verdict {
  const { id, level, effect, section } = rule
  const failed = result.outcome === 'fail'
  const applies = result.outcome !== 'not-applicable'
  const values = applies ? result.values : undefined
  return {
    rule: id,
    outcome: result.outcome,
    level,
    effect,
    section,
    title: failed ? rule.failureTitle : rule.title,
    reason: result.because,
    because: fillIn(rule.reasons[result.because] ?? result.because, values),
    // A fault can be of no length, such as a name that is missing: there is nothing to light up.
    at: applies ? result.at.filter((place) => place.end > place.start).slice(0, MOST_PLACES) : [],
    advice: failed ? fillIn(rule.adviceFor?.[result.because] ?? rule.advice, values) : null,
  }
}

/** Verdicts that hold nothing of any one attempt, made once: of two hundred rules most say `not-applicable` or `unknown`. */
const settled = new WeakMap<Rule, Map<string, Verdict>>()

function once(rule: Rule, key: string, make: () => Verdict): Verdict {
  let known = settled.get(rule)
  if (known === undefined) settled.set(rule, (known = new Map()))
  let made = known.get(key)
  if (made === undefined) known.set(key, (made = make()))
  return made
}

/** What a rule needs and was not seen, in words; null where all is there. */
function lackOf(rule: Rule, artifacts: Partial<Artifacts>): string | null {
  for (const key of rule.requires) if (artifacts[key] === undefined) return NAMES[key]
  const { anyOf } = rule
  if (anyOf === undefined || anyOf.length === 0 || anyOf.some((key) => artifacts[key] !== undefined)) return null
  return anyOf.map((key) => NAMES[key]).join(', or ')
}

/** One rule's word. Never throws: a rule that throws says `unknown`, and why. */
export function judgeOne(rule: Rule, artifacts: Partial<Artifacts>): Verdict {
  const lack = lackOf(rule, artifacts)
  if (lack !== null) return once(rule, lack, () => unknown(rule, `Not seen: ${lack}`))
  try {
    const result = rule.check(asComplete(artifacts))
    return result.outcome === 'not-applicable' ? once(rule, result.because, () => verdict(rule, result)) : verdict(rule, result)
  } catch (error) {
    return unknown(rule, `The rule itself failed: ${error instanceof Error ? error.message : 'an unnamed error'}`)
  }
}

/** Safe: judgeOne has just looked for every key the rule requires (of `anyOf`, a check takes each as absent), and a check sees only keys it names. */
function asComplete(artifacts: Partial<Artifacts>): Artifacts {
  return artifacts as Artifacts
}
