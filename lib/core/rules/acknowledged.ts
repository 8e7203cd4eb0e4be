import type { RequestHead, ResponseHead } from '../http1/head'
import { places } from './fields'
import { deflateOf, paramOf } from './offer'
import type { RuleResult } from './rule'

/**
 * Whether the answer names a parameter that every offer of permessage-deflate asks the server to keep (RFC 7692 §7.1): where one
 * offer does not ask for it, the server may have accepted that one.
 */
export function acknowledged(
  response: ResponseHead,
  request: RequestHead,
  parameter: string,
): RuleResult<'acknowledged' | 'missing' | 'notAsked' | 'notAccepted'> {
  const accepted = response.start.status === 101 ? deflateOf(response)[0] : undefined
  if (!accepted) return { outcome: 'not-applicable', because: 'notAccepted' }
  const offers = deflateOf(request)
  const asked = offers.length > 0 && offers.every((offer) => paramOf(offer, parameter) !== undefined)
  if (!asked) return { outcome: 'not-applicable', because: 'notAsked' }
  const at = places('response', [accepted.span])
  const named = paramOf(accepted, parameter) !== undefined
  return named ? { outcome: 'pass', because: 'acknowledged', at } : { outcome: 'fail', because: 'missing', at }
}
