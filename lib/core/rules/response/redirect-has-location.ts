import { isRedirect } from '../../handshake/location'
import { field, places, valuePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REFUSAL } from '../sample'

export default rule({
  id: 'response/redirect-has-location',
  catalogue: ['H-102'],
  title: 'The redirect names its destination',
  failureTitle: 'The redirect does not name its destination',
  section: 'rfc9110-15.4',
  says: 'A server that redirects gives the address in a Location field.',
  level: 'should',
  effect: 'none',
  requires: ['response'],
  reasons: {
    named: 'Location is "{seen}"',
    absent: 'The status is {status} and there is no Location line: expected the address to use instead',
    otherStatus: 'The status is no redirect',
  },
  check({ response }) {
    const { status, statusSpan } = response.start
    if (!isRedirect(status)) return { outcome: 'not-applicable', because: 'otherStatus' }
    const lines = field(response, 'location').filter((line) => line.value !== '')
    if (lines.length === 0)
      return { outcome: 'fail', because: 'absent', at: places('response', [statusSpan]), values: { status: String(status) } }
    return {
      outcome: 'pass',
      because: 'named',
      at: valuePlaces('response', lines),
      values: { seen: lines.map((line) => line.value).join(', ') },
    }
  },
  advice: 'Ask the server for the final address and connect to it: browsers follow no redirect of a WebSocket.',
  examples: {
    pass: [{ name: 'to a login page', because: 'named', response: ['HTTP/1.1 302 Found', 'Location: /login'], marks: ['/login'] }],
    fail: [{ name: 'to nowhere', because: 'absent', response: ['HTTP/1.1 302 Found', 'Content-Length: 0'], marks: ['302'] }],
    notApplicable: [{ name: 'a 403', because: 'otherStatus', response: SAMPLE_REFUSAL }],
  },
})
