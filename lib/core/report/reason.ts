import type { AnsweredByView, CloseView, DiagnosisView } from './view'

/** What was diagnosed, its sentences masked. */
export type Told = { readonly diagnoses: readonly DiagnosisView[]; readonly answeredBy: AnsweredByView | null }

export const NOTHING_TOLD: Told = { diagnoses: [], answeredBy: null }

const isSure = ({ confidence }: { readonly confidence: DiagnosisView['confidence'] }) => confidence !== 'possible'

/** The surest certain or likely cause; of the end of a session where `about` says so. null where there is none. */
export function reasonOf({ diagnoses }: Told, about?: 'end'): DiagnosisView | null {
  return diagnoses.find((one) => one.about !== 'product' && isSure(one) && (about === undefined || one.about === about)) ?? null
}

/** " by Jenkins", " by nginx in front of WebSocket++", ", possibly by Jetty,", or nothing. */
export function byWhom({ answeredBy }: Told, reason: DiagnosisView | null): string {
  if (answeredBy === null) return ''
  if (!isSure(answeredBy)) return `, possibly by ${answeredBy.product}`
  const front = reason?.layer === 'proxy' ? answeredBy.inFront.find(isSure) : undefined
  return front ? ` by ${front.product} in front of ${answeredBy.product}` : ` by ${answeredBy.product}`
}

/** Codes of a session that closed in order, as a browser reports them. */
const ORDERLY: readonly number[] = [1000, 1001, 1005]

/** An end that wants a reason: not ours, and not in order by a Close frame. */
export function isUnasked({ by, how, code }: CloseView): boolean {
  if (by === 'us' || how === 'timeout' || how === 'abort') return false
  return how !== 'close-frame' || !ORDERLY.includes(code)
}

/** Why a session ended that we did not end. An end in order wants a reason too where a product gave one: a refusal after the 101. */
export function reasonOfClose({ diagnoses }: Told, close: CloseView): DiagnosisView | null {
  if (isUnasked(close)) return reasonOf({ diagnoses, answeredBy: null }, 'end')
  if (close.by === 'us' || close.how !== 'close-frame') return null
  return diagnoses.find((one) => one.about === 'end' && isSure(one) && !one.id.startsWith('endings/')) ?? null
}

const MOST_POSSIBLE = 3
const HEDGE = /^possibly /

/** Why a session ended that we did not end, as one sentence for its explanation; empty where nothing is known. */
export function reasonForEnd(told: Told, close: CloseView): string {
  const reason = reasonOfClose(told, close)
  if (reason === null && !isUnasked(close)) return ''
  if (reason) return `${reason.confidence === 'certain' ? 'The reason' : 'Most likely'}: ${reason.title}.`
  const possible = told.diagnoses.filter((one) => one.about === 'end').map((one) => one.title.replace(HEDGE, ''))
  const more = possible.length > MOST_POSSIBLE ? ` (and ${possible.length - MOST_POSSIBLE} more)` : ''
  return possible.length === 0 ? '' : `Possibly: ${possible.slice(0, MOST_POSSIBLE).join('; or ')}${more}.`
}
