import { membersEqual, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/connection-close-absent',
  catalogue: ['R-043'],
  title: 'Connection does not name close',
  failureTitle: 'Connection names close',
  section: 'rfc9112-9.6',
  says: 'The option close asks for the end of the connection after the answer, which a switch contradicts.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  reasons: {
    open: 'Connection does not name close',
    close: 'Connection names close: expected Upgrade without it',
  },
  check({ request }) {
    const named = membersEqual(request, 'connection', 'close')
    return named.length === 0
      ? { outcome: 'pass', because: 'open', at: [] }
      : { outcome: 'fail', because: 'close', at: wholePlaces('request', named) }
  },
  advice: 'Remove close: servers and proxies may end the connection after the answer.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'open', request: SAMPLE_REQUEST }],
    fail: [{ name: 'both', because: 'close', request: requestWhere('Connection', 'Connection: Upgrade, close'), marks: ['close'] }],
  },
})
