import { answerWords, type LadderAnswer } from './answer'
import { cellId, type OriginCase, type OriginsPlan } from './origins'

export type OriginsJudgement = {
  /** `shown`: the three-way comparison was made and holds. `refuted`: it was made, and a step of it does not hold. `open`: it could not be made. */
  readonly hijacking: 'shown' | 'refuted' | 'open'
  readonly sentence: string
  /** What was and was not shown, each a whole sentence. */
  readonly details: readonly string[]
  /** Cells that open with a cookie from an origin that is not the endpoint's own. */
  readonly flips: readonly string[]
}

/**
 * Reads the matrix. Cross-site hijacking is claimed only where the own origin with the cookie opens, a cross-site origin with the
 * cookie opens, and the same two without the cookie are refused: then it is the cookie that a foreign page borrows (CWE-1385).
 */
export function judgeOrigins(plan: OriginsPlan, answers: ReadonlyMap<string, LadderAnswer>): OriginsJudgement {
  const at = (origin: string, credentials: 'cookie' | 'token' | 'none') => answers.get(cellId(origin, credentials))
  const opensWith = (set: 'cookie' | 'token' | 'none') =>
    plan.origins.filter(({ id, kind }) => kind !== 'own' && kind !== 'absent' && at(id, set)?.outcome === 'opens')
  const withCookie = opensWith('cookie')
  const crossSite = withCookie.filter(({ kind }) => kind === 'cross-site')
  const shown = crossSite.filter(({ id }) => at(id, 'none')?.outcome === 'refused')
  const good = at('same', 'cookie')
  const bare = at('same', 'none')
  const details = [
    ...sayCookie(plan, good, bare, withCookie),
    ...sayNone(opensWith('none')),
    ...sayToken(plan, at('same', 'token'), opensWith('token')),
    ...sayAbsent(plan, answers),
    ...plan.left,
  ]
  const flips = withCookie.map(({ id }) => cellId(id, 'cookie'))
  const tell = (hijacking: OriginsJudgement['hijacking'], sentence: string) => ({ hijacking, sentence, details, flips })

  if (!plan.credentials.includes('cookie'))
    return tell('open', 'Cross-site hijacking is not shown: the request has no cookie, and a cookie is what a foreign page would borrow.')
  if (good === undefined) return tell('open', 'Cross-site hijacking is not shown: the own origin with the cookie was not tried.')
  if (good.outcome !== 'opens')
    return tell(
      'open',
      `Cross-site hijacking is not shown: already the own origin with the cookie is ${answerWords(good)}, so that nothing can be compared.`,
    )
  if (bare === undefined) return tell('open', 'Cross-site hijacking is not shown: the own origin without the cookie was not tried.')
  if (bare.outcome === 'opens')
    return tell(
      'open',
      'Cross-site hijacking is not shown: the handshake opens without the cookie too, so that the cookie decides nothing here.',
    )
  if (bare.outcome !== 'refused')
    return tell('open', `Cross-site hijacking is not shown: without the cookie the request is ${answerWords(bare)}, which is no refusal.`)
  if (shown.length > 0)
    return tell(
      'shown',
      `Cross-site hijacking is shown: with the cookie the endpoint opens for its own origin and for ${named(shown)}, and without the cookie it refuses both.`,
    )
  if (crossSite.length > 0)
    return tell(
      'open',
      `Cross-site hijacking is not shown: ${named(crossSite)} with the cookie opens, and the same without the cookie was not refused.`,
    )
  const tried = plan.origins.filter(({ id, kind }) => kind === 'cross-site' && at(id, 'cookie')?.outcome === 'refused')
  const all = plan.origins.filter(({ kind }) => kind === 'cross-site')
  if (tried.length === all.length)
    return tell(
      'refuted',
      'Cross-site hijacking of the handshake was not possible: with the cookie the endpoint opens for its own origin and refuses every cross-site origin that was tried.',
    )
  return tell(
    'open',
    `Cross-site hijacking is not shown: ${tried.length} of ${all.length} cross-site origins with the cookie are refused, the others had no answer that can be compared.`,
  )
}

function named(origins: readonly OriginCase[]): string {
  return origins.map(({ title, origin }) => `${title} (${origin})`).join(', ')
}

function sayCookie(
  plan: OriginsPlan,
  good: LadderAnswer | undefined,
  bare: LadderAnswer | undefined,
  opened: readonly OriginCase[],
): string[] {
  if (!plan.credentials.includes('cookie')) return []
  const nearer = opened.filter(({ kind }) => kind === 'same-site')
  return [
    ...(good === undefined ? [] : [`Own origin with the cookie: ${answerWords(good)}.`]),
    ...(bare === undefined ? [] : [`Own origin without credentials: ${answerWords(bare)}.`]),
    ...(nearer.length === 0 ? [] : [`With the cookie it also opens for ${named(nearer)}: whoever controls such an origin could use it.`]),
    ...(opened.length === 0
      ? []
      : ['Whether a browser attaches the cookie to a cross-site request depends on its SameSite attribute, which was not looked at.']),
  ]
}

function sayNone(opened: readonly OriginCase[]): string[] {
  return opened.length === 0
    ? []
    : [`Without credentials it opens for ${named(opened)}: the endpoint is open to anybody, whatever the Origin.`]
}

function sayToken(plan: OriginsPlan, good: LadderAnswer | undefined, opened: readonly OriginCase[]): string[] {
  if (!plan.credentials.includes('token') || good?.outcome !== 'opens') return []
  if (opened.length === 0) return ['With the token it opens for its own origin only.']
  return [`With the token it opens for ${named(opened)}. A foreign page does not have the token: that alone is no hijacking.`]
}

function sayAbsent(plan: OriginsPlan, answers: ReadonlyMap<string, LadderAnswer>): string[] {
  const opened = plan.credentials.filter((set) => answers.get(cellId('none', set))?.outcome === 'opens')
  return opened.length === 0 ? [] : ['Without an Origin line it opens. Browsers always send one: that is no sign of cross-site hijacking.']
}
