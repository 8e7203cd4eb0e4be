import { field, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'
import { normalAuthority } from '../uri'

export default rule({
  id: 'request/host-matches-uri',
  catalogue: ['R-033'],
  title: 'Host is the host of the URL',
  failureTitle: 'Host is not the host of the URL',
  section: 'rfc6455-4.1',
  says: 'Host names the host of the URL, and its port where it is not the standard one.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request', 'target'],
  reasons: {
    same: 'Host is "{seen}", as in the URL',
    other: 'Host is "{seen}": expected "{expected}", as in the URL',
    absent: 'There is no Host line to compare',
    unreadable: 'Host is no host that could be compared',
    practice: 'The URL names a practice endpoint, whose port is known when it is dialled',
  },
  check({ request, target }) {
    if (target.scheme === 'practice') return { outcome: 'not-applicable', because: 'practice' }
    const line = field(request, 'host').find((candidate) => candidate.value !== '')
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    if (/[/@\s]/.test(line.value)) return { outcome: 'not-applicable', because: 'unreadable' }
    const at = valuePlaces('request', [line])
    const values = { seen: line.value, expected: target.authority }
    const same = normalAuthority(line.value, target.tls) === normalAuthority(target.authority, target.tls)
    return same ? { outcome: 'pass', because: 'same', at, values } : { outcome: 'fail', because: 'other', at, values }
  },
  advice: 'Change one of them, unless you mean to ask this address for another virtual host.',
  examples: {
    pass: [
      { name: 'the request of the RFC', because: 'same', request: SAMPLE_REQUEST, marks: ['example.com'] },
      { name: 'the standard port spelled out', because: 'same', request: requestWhere('Host', 'Host: EXAMPLE.com:80') },
    ],
    fail: [
      { name: 'another host', because: 'other', request: requestWhere('Host', 'Host: other.example'), marks: ['other.example'] },
      { name: 'the port left out', because: 'other', url: 'ws://example.com:8080/chat', marks: ['example.com'] },
    ],
    notApplicable: [
      { name: 'none', because: 'absent', request: requestWhere('Host') },
      { name: 'a pasted address', because: 'unreadable', request: requestWhere('Host', 'Host: https://example.com/') },
      { name: 'a practice endpoint', because: 'practice', url: 'practice:/chat' },
    ],
  },
})
