import type { RuleExpectation } from '../../handshake/expectation'
import { counted, listed } from '../../spec/words'
import type { Evidence, Finding, Kind } from '../evidence'
import { isOver } from '../over'

type Verdict = Evidence['verdicts'][number]

const WORDS = { pass: 'passes', fail: 'fails', 'not-applicable': 'does not apply', unknown: 'is not judged' } as const
const NAMED = 5

/** What a rule says of the attempt, or that none speaks against it on which clients fail. */
export const rule: Kind<RuleExpectation> = {
  title: ({ rule, outcome = 'pass' }) => (rule === undefined ? 'No rule fails on which clients fail' : `Rule ${rule} ${WORDS[outcome]}`),
  expected: ({ rule, outcome = 'pass' }) => (rule === undefined ? 'none' : outcome),
  problem({ rule, outcome }) {
    if (rule === undefined) {
      return outcome === undefined ? null : { field: 'outcome', message: 'There is an outcome and no rule: expected a rule, or neither' }
    }
    return /^[a-z0-9-]+(\/[a-z0-9-]+)+$/.test(rule)
      ? null
      : { field: 'rule', message: `${JSON.stringify(rule)} is no rule: expected an id such as response/upgrade-present` }
  },
  judge(expectation, { evidence }) {
    const over = isOver(evidence)
    if (expectation.rule === undefined) return noneFails(evidence, over)
    const verdict = evidence.verdicts.find(({ rule }) => rule === expectation.rule)
    if (verdict === undefined || verdict.outcome === 'unknown') {
      const never = over || (verdict === undefined && evidence.outcome !== null)
      if (!never) return { outcome: 'pending', seen: `${expectation.rule} is not judged yet` }
      const why = verdict === undefined ? 'it does not speak of such an attempt' : verdict.because
      return { outcome: 'unknown', seen: `${expectation.rule} is not judged: ${why}` }
    }
    const fits = verdict.outcome === (expectation.outcome ?? 'pass')
    return { outcome: fits ? 'pass' : 'fail', seen: `${verdict.because} (${WORDS[verdict.outcome]})`, ...placeOf(verdict) }
  },
}

function placeOf({ at }: Verdict): { at?: Verdict['at'][number] } {
  const [first] = at
  return first === undefined ? {} : { at: first }
}

/** Our own request and TLS that was waived are no part of the answer (`report/outcome`). */
const speaksOfAnswer = ({ rule }: Verdict) => !/^(request\/|http2\/request-|tls\/)/.test(rule)

function noneFails(evidence: Evidence, over: boolean): Finding {
  const failed = evidence.verdicts.filter(
    (one) => one.outcome === 'fail' && one.level === 'must' && one.effect === 'clients-fail' && speaksOfAnswer(one),
  )
  const [first] = failed
  if (first !== undefined) {
    const names = listed(failed.slice(0, NAMED).map(({ rule }) => rule))
    return { outcome: 'fail', seen: `${counted(failed.length, 'rule')} on which clients fail: ${names}`, ...placeOf(first) }
  }
  if (evidence.outcome !== null) return { outcome: 'pass', seen: 'No rule fails on which clients fail' }
  return over
    ? { outcome: 'unknown', seen: 'The answer was not judged: the attempt ended before' }
    : { outcome: 'pending', seen: 'The answer is not judged yet' }
}
