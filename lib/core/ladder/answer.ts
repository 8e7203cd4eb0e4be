/** What came of one row: it opened, was refused with a status, or something else that is no opening. */
export type LadderOutcome = 'opens' | 'invalid' | 'refused' | 'not-http' | 'unreachable' | 'no-answer' | 'blocked' | 'stopped'

export type LadderAnswer = { readonly outcome: LadderOutcome; readonly status: number | null }

/** In words, to stand behind "it is" or in a table: "opened", "refused with 403". */
export function answerWords({ outcome, status }: LadderAnswer): string {
  switch (outcome) {
    case 'opens':
      return 'opened'
    case 'invalid':
      return 'answered with a 101 that no client takes'
    case 'refused':
      return `refused with ${status ?? 'an unreadable status'}`
    case 'not-http':
      return 'answered with something that is not HTTP'
    case 'unreachable':
      return 'not reached'
    case 'no-answer':
      return 'not answered in time'
    case 'blocked':
      return 'blocked by the network policy'
    case 'stopped':
      return 'stopped'
    default:
      return outcome satisfies never
  }
}

/** Whether an HTTP answer came at all. */
export function isAnswered({ outcome }: LadderAnswer): boolean {
  return outcome === 'opens' || outcome === 'invalid' || outcome === 'refused'
}
