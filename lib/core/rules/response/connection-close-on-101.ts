import { membersEqual, wholePlaces } from '../fields'
import { rule } from '../rule'
import { responseWhere, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/connection-close-on-101',
  catalogue: ['H-040'],
  title: 'The 101 does not announce the end of the connection',
  failureTitle: 'The 101 says "Connection: close"',
  section: 'rfc9112-9.6',
  says: 'The option close says that the connection ends after this response, which a switch contradicts.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    open: 'Connection does not name close',
    close: 'Connection names close: expected Upgrade without it, as some intermediaries end the connection',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const named = membersEqual(response, 'connection', 'close')
    if (named.length === 0) return { outcome: 'pass', because: 'open', at: [] }
    return { outcome: 'fail', because: 'close', at: wholePlaces('response', named) }
  },
  advice: 'Answer with "Connection: Upgrade" and nothing else.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'open', response: SAMPLE_RESPONSE }],
    fail: [{ name: 'both', because: 'close', response: responseWhere('Connection', 'Connection: close, Upgrade'), marks: ['close'] }],
    notApplicable: [{ name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL }],
  },
})
