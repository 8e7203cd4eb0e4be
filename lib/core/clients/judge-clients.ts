import type { Artifacts } from '../artifacts/artifacts'
import type { RequestHead, ResponseHead } from '../http1/head'
import { field } from '../rules/fields'
import { RULES } from '../rules/index'
import { judgeOne } from '../rules/judge-one'
import { isOfFrames, isOfOurRequest, type Verdict } from '../rules/rule'
import { withOffer } from './as-the-client-asked'
import { wordOf } from './knowledge-of'
import type { ClientProfile } from './profile'
import { TRAITS } from './traits'

/** Why a client refuses, or why nothing can be said. `rule` is the id of a rule or a trait. */
export type ClientReason = {
  readonly rule: string
  /** What stands in the answer, one sentence. */
  readonly because: string
  /** What the client itself prints; null where it says nothing or it is not known. */
  readonly says: string | null
}

export type ClientVerdict = {
  readonly profile: ClientProfile
  /** null: it cannot be told, for the reasons in `unclear`. */
  readonly opens: boolean | null
  readonly refusesOn: readonly ClientReason[]
  readonly unclear: readonly ClientReason[]
}

/** Rules about the answer whose word depends on the extensions that were asked for. */
const OF_OFFER = RULES.filter(
  ({ id, requires, uses }) =>
    /deflate|extension/.test(id) && !isOfOurRequest(id) && [...requires, ...(uses ?? [])].some((key) => key === 'request'),
)

type Finding = { readonly rule: string; readonly reason: string | null; readonly because: string; readonly effect: Verdict['effect'] }

const isAboutTheAnswer = ({ rule, outcome }: Verdict) => outcome === 'fail' && !isOfOurRequest(rule) && !isOfFrames(rule)

/** The verdicts as they are when the client's own extensions were offered: only they differ between one client and another. */
function asAsked(artifacts: Partial<Artifacts>, verdicts: readonly Verdict[], request: RequestHead, offers: string | null): Verdict[] {
  const failing = verdicts.filter(isAboutTheAnswer)
  if (!artifacts.response || field(artifacts.response, 'sec-websocket-extensions').length === 0) return failing
  const own = withOffer(request, offers)
  if (own === request) return failing
  const again = OF_OFFER.map((rule) => judgeOne(rule, { ...artifacts, request: own }))
  const judgedAgain = new Set(again.map(({ rule }) => rule))
  return [...failing.filter(({ rule }) => !judgedAgain.has(rule)), ...again.filter(isAboutTheAnswer)]
}

/** Longer quotations from an answer are cut. */
const MAX_QUOTE = 200

/** A client's words, with what they quote taken from this answer. */
function said(says: string | null, response: ResponseHead, host: string | undefined): string | null {
  const own: Record<string, string | undefined> = { status: String(response.start.status ?? ''), phrase: response.start.reason, host }
  const quoted = (name: string) => {
    const lines = field(response, name.toLowerCase())
    return own[name] ?? lines.map((line) => line.value).join(', ')
  }
  if (says === null) return null
  return says.replace(/\{([A-Za-z-]+)\}/g, (_whole, name: string) => quoted(name).slice(0, MAX_QUOTE))
}

function judgeClient(
  profile: ClientProfile,
  findings: readonly Finding[],
  response: ResponseHead,
  host: string | undefined,
): ClientVerdict {
  const refusesOn: ClientReason[] = []
  const unclear: ClientReason[] = []
  for (const { rule, reason, because, effect } of findings) {
    const word = wordOf(profile, rule, reason)
    if (profile.follows && rule === 'response/status-101' && reason === 'redirect')
      unclear.push({ rule, because: 'It goes on to where the redirect leads', says: null })
    else if (word?.does === 'refuses') refusesOn.push({ rule, because, says: said(word.says, response, host) })
    else if (word?.does === 'depends' || (word === undefined && effect === 'clients-fail')) unclear.push({ rule, because, says: null })
  }
  const opens = refusesOn.length > 0 ? false : unclear.length > 0 ? null : true
  return { profile, opens, refusesOn, unclear: opens === null ? unclear : [] }
}

/**
 * Who would open the connection on this answer and who would not, a client at a time. Taken for granted: the client asked for the same
 * subprotocols, with a right key, in its usual configuration, so that its own extensions were offered. Empty where no response head came.
 */
export function judgeClients(
  artifacts: Partial<Artifacts>,
  verdicts: readonly Verdict[],
  profiles: readonly ClientProfile[],
): ClientVerdict[] {
  const { response, request } = artifacts
  if (!response || !request) return []
  const host = artifacts.target && `${artifacts.target.host}:${artifacts.target.port}`
  const traits = TRAITS.filter((trait) => trait.holds(artifacts)).map(
    ({ id, title }): Finding => ({ rule: id, reason: null, because: title, effect: 'none' }),
  )
  const byOffer = new Map<string | null, readonly Finding[]>()
  return profiles.map((profile) => {
    const findings = byOffer.get(profile.offers) ?? [...asAsked(artifacts, verdicts, request, profile.offers), ...traits]
    byOffer.set(profile.offers, findings)
    return judgeClient(profile, findings, response, host)
  })
}
