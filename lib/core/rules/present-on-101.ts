import type { ResponseHead } from '../http1/head'
import { field, namePlaces, places } from './fields'
import type { RuleResult } from './rule'

/** Whether a 101 has a field that accepts the handshake, such as `upgrade`: without it clients fail the connection (RFC 6455 §4.1). */
export function presentOn101(response: ResponseHead, name: string): RuleResult<'present' | 'absent' | 'notSwitching'> {
  if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
  const lines = field(response, name)
  if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: places('response', [response.start.statusSpan]) }
  return { outcome: 'pass', because: 'present', at: namePlaces('response', lines) }
}
