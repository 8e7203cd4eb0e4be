import type { CloseExpectation } from '../../handshake/expectation'
import type { Kind } from '../evidence'
import { hasNoSession, isOver } from '../over'

const BY = { endpoint: 'the endpoint', us: 'us', network: 'the network', unknown: 'nobody knows whom' } as const

function words({ code, by }: CloseExpectation): string {
  return [code === undefined ? '' : `with ${code}`, by === undefined ? '' : `by ${BY[by]}`].filter(Boolean).join(' ')
}

/** How the session ended. An end of ours is no answer of the endpoint: it fits only where it is asked for. */
export const close: Kind<CloseExpectation> = {
  title: (one) => `The session is closed ${words(one)}`,
  expected: words,
  problem({ code, by }) {
    if (code === undefined && by === undefined) return { field: 'code', message: 'There is neither code nor by: expected at least one' }
    return code === undefined || (Number.isInteger(code) && code >= 0 && code <= 65_535)
      ? null
      : { field: 'code', message: `${code} is no close code: expected 0 to 65535` }
  },
  judge({ code, by }, { evidence }) {
    const { close, state } = evidence
    if (hasNoSession(evidence)) return { outcome: 'fail', seen: 'No session was opened' }
    if (!isOver(evidence)) return { outcome: 'pending', seen: 'The session is not closed yet' }
    if (state === 'interrupted') return { outcome: 'unknown', seen: 'The attempt was interrupted before the session was closed' }
    if (close === null) return { outcome: 'fail', seen: 'No session was opened' }
    const fits = (code === undefined || close.code === code) && (by === undefined ? close.by !== 'us' : close.by === by)
    return { outcome: fits ? 'pass' : 'fail', seen: `The session was closed with ${close.code} by ${BY[close.by]}` }
  },
}
