import type { Evidence } from './evidence'

/** Nothing more will happen on the attempt. */
export function isOver({ state }: Evidence): boolean {
  return state === 'closed' || state === 'interrupted'
}

/** Why there is no answer head, as far as it is known: "No answer came: connection-refused (connect)". */
export function noAnswer({ failure, outcome }: Evidence): string {
  const why = failure === null ? (outcome === null ? '' : `: ${outcome}`) : `: ${failure.code} (${failure.phase})`
  return `No answer came${why}`
}

/** The endpoint refused, or there was none: no session will open. */
export function hasNoSession({ outcome }: Evidence): boolean {
  return outcome !== null && outcome !== 'accepted' && outcome !== 'invalid'
}
