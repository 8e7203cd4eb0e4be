import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/host-once',
  catalogue: ['R-031'],
  title: 'Host is sent once',
  failureTitle: 'Host is sent more than once',
  section: 'rfc9112-3.2',
  says: 'A server answers 400 to a request with more than one Host line.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    once: 'There is one Host line',
    repeated: 'There are {count} Host lines: expected one',
    absent: 'There is no Host line to count',
  },
  check({ request }) {
    const lines = field(request, 'host')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const at = namePlaces('request', lines)
    return lines.length === 1
      ? { outcome: 'pass', because: 'once', at }
      : { outcome: 'fail', because: 'repeated', at, values: { count: String(lines.length) } }
  },
  advice: 'Keep one of them. Readers on the way may choose differently between two hosts.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'once', request: SAMPLE_REQUEST, marks: ['Host'] }],
    fail: [{ name: 'two', because: 'repeated', request: requestWith('Host: other.example'), marks: ['Host', 'Host'] }],
    notApplicable: [{ name: 'none', because: 'absent', request: requestWhere('Host') }],
  },
})
