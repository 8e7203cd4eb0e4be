import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/host-first',
  catalogue: ['R-036'],
  title: 'Host is the first field',
  failureTitle: 'Host is not the first field',
  section: 'rfc9110-7.2',
  says: 'A client that sends Host is asked to send it before the other fields.',
  level: 'should',
  effect: 'none',
  requires: ['request'],
  reasons: {
    first: 'Host is the first field',
    later: 'Host comes after "{first}": expected it first, as browsers and libraries send it',
    absent: 'There is no Host line',
  },
  check({ request }) {
    const line = field(request, 'host')[0]
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    const at = namePlaces('request', [line])
    const first = request.lines[0]
    if (first === undefined || first === line) return { outcome: 'pass', because: 'first', at }
    return { outcome: 'fail', because: 'later', at, values: { first: first.name } }
  },
  advice: 'Move the line to the top. Servers take it anywhere; filters on the way may tell clients by the order.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'first', request: SAMPLE_REQUEST, marks: ['Host'] }],
    fail: [
      {
        name: 'after Upgrade',
        because: 'later',
        request: ['GET /chat HTTP/1.1', 'Upgrade: websocket', 'Host: example.com'],
        marks: ['Host'],
      },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: requestWhere('Host') }],
  },
})
