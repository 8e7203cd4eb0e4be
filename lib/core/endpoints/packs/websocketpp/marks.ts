import type { Look, Seen } from '../../look'

export const MEASURED = { confidence: 'certain', basis: 'measured', layer: 'application', source: 'measured on WebSocket++ 0.8.2' } as const

const NAMED = /^WebSocket\+\+\/\d/

/** Its refusals have the Server field alone (one version, the list of versions before it), no length and no body. */
export function refusal(look: Look, ...statuses: number[]): Seen | null {
  if (look.status === null || !statuses.includes(look.status) || !NAMED.test(look.header('server') ?? '')) return null
  return look.fieldsAre(['Server'], ['Sec-WebSocket-Version'])
}

/** Fields lie in a sorted map: the 101 has them by the alphabet. */
export const accepted = (look: Look): Seen | null =>
  look.status === 101 && NAMED.test(look.header('server') ?? '')
    ? look.fieldsAre(['Connection', 'Sec-WebSocket-Accept', 'Server', 'Upgrade'], ['Sec-WebSocket-Extensions', 'Sec-WebSocket-Protocol'])
    : null

export const named = (look: Look): Seen | null => look.has('server', NAMED)
/** The parser refuses without a reason phrase, the handshake with one. */
export const unread = (look: Look): boolean => look.response?.start.reason === ''
