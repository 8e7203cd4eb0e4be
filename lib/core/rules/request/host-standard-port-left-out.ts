import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/host-standard-port-left-out',
  catalogue: ['R-034'],
  title: 'Host leaves the standard port out',
  failureTitle: 'Host spells the standard port out',
  section: 'rfc6455-4.1',
  says: 'Host names the port where it is not the standard one of the scheme.',
  level: 'practice',
  effect: 'none',
  requires: ['request', 'target'],
  reasons: {
    leftOut: 'Host does not name the standard port',
    spelled: 'Host is "{seen}": expected "{expected}", as clients leave the standard port out and some servers compare Host with Origin',
    absent: 'There is no Host line to read',
    unreadable: 'Host is no host with an optional port',
    practice: 'The URL names a practice endpoint, whose port is known when it is dialled',
  },
  check({ request, target }) {
    if (target.scheme === 'practice') return { outcome: 'not-applicable', because: 'practice' }
    const line = field(request, 'host')[0]
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    if (/[/@\s]/.test(line.value)) return { outcome: 'not-applicable', because: 'unreadable' }
    const at = valuePlaces('request', [line])
    const expected = line.value.replace(target.tls ? /:443$/ : /:80$/, '')
    if (expected === line.value) return { outcome: 'pass', because: 'leftOut', at }
    return { outcome: 'fail', because: 'spelled', at, values: { seen: line.value, expected } }
  },
  advice: 'Leave out ":80" with ws:// and ":443" with wss://.',
  examples: {
    pass: [
      { name: 'the request of the RFC', because: 'leftOut', request: SAMPLE_REQUEST, marks: ['example.com'] },
      { name: 'the port of the other scheme', because: 'leftOut', request: requestWhere('Host', 'Host: example.com:443') },
    ],
    fail: [
      {
        name: 'the port of ws',
        because: 'spelled',
        request: requestWhere('Host', 'Host: example.com:80'),
        marks: ['example.com:80'],
      },
      {
        name: 'the port of wss',
        because: 'spelled',
        url: 'wss://example.com/chat',
        request: requestWhere('Host', 'Host: example.com:443'),
      },
    ],
    notApplicable: [
      { name: 'none', because: 'absent', request: requestWhere('Host') },
      { name: 'a pasted address', because: 'unreadable', request: requestWhere('Host', 'Host: http://example.com:80') },
      { name: 'a practice endpoint', because: 'practice', url: 'practice:/chat' },
    ],
  },
})
