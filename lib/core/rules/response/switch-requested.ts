import { field, membersEqual, places, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/switch-requested',
  catalogue: ['H-058'],
  title: 'The switch was asked for',
  failureTitle: 'The server switched without being asked',
  section: 'rfc9110-7.8',
  says: 'A server does not switch to a protocol that the request did not name in Upgrade.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response', 'request'],
  reasons: {
    requested: 'The request named websocket in Upgrade, and the server switched',
    unasked: 'The status is 101 though the request had no "Upgrade: websocket"',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response, request }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const named = membersEqual(request, 'upgrade', 'websocket')
    if (named.length > 0)
      return {
        outcome: 'pass',
        because: 'requested',
        at: wholePlaces('request', named),
      }
    const upgrade = field(request, 'upgrade').map((line) => line.span)
    return { outcome: 'fail', because: 'unasked', at: [...places('response', [response.start.statusSpan]), ...places('request', upgrade)] }
  },
  advice: 'Make the server check Upgrade before it answers 101. A mock, or a cache that replays a stored answer, behaves like this.',
  examples: {
    pass: [{ name: 'asked and answered', because: 'requested', response: SAMPLE_RESPONSE, marks: ['websocket'] }],
    fail: [
      {
        name: 'a request without Upgrade',
        because: 'unasked',
        request: requestWhere('Upgrade'),
        response: SAMPLE_RESPONSE,
        marks: ['101'],
      },
    ],
    notApplicable: [{ name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL }],
  },
})
