import { field, namePlaces, places } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/host-present',
  catalogue: ['R-030'],
  title: 'The request has a Host field',
  failureTitle: 'The request has no Host field',
  section: 'rfc6455-4.1',
  says: 'The request names the host of the URL, and its port where it is not the standard one, in Host.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    present: 'Host is there',
    empty: 'Host is empty: expected a host',
    absent: 'There is no Host line: expected one, as servers answer 400 without it',
  },
  check({ request }) {
    const lines = field(request, 'host')
    if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: places('request', [request.start.span]) }
    const at = namePlaces('request', lines)
    return lines.every((line) => line.value === '')
      ? { outcome: 'fail', because: 'empty', at }
      : { outcome: 'pass', because: 'present', at }
  },
  advice: 'Add "Host: " with the host of the URL.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'present', request: SAMPLE_REQUEST, marks: ['Host'] }],
    fail: [
      { name: 'none', because: 'absent', request: requestWhere('Host'), marks: ['GET /chat HTTP/1.1'] },
      { name: 'empty', because: 'empty', request: requestWhere('Host', 'Host:'), marks: ['Host'] },
    ],
  },
})
