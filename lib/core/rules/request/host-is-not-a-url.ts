import { field, places, short, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REQUEST } from '../sample'

const FORM = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::\d*)?$/

export default rule({
  id: 'request/host-is-not-a-url',
  catalogue: ['R-032', 'R-035'],
  title: 'Host is a host with an optional port',
  failureTitle: 'Host is not a host with an optional port',
  section: 'rfc9110-7.2',
  says: 'Host holds a host, and after a colon a port; no scheme, no path, no user name.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    host: 'Host is "{seen}"',
    url: 'Host is the address "{seen}": expected "{expected}", without scheme and path',
    path: 'Host is "{seen}", with a path: expected "{expected}"',
    userinfo: 'Host has something before "@": expected a host and a port only',
    other: 'Host is "{seen}": expected a host and an optional port',
    absent: 'There is no Host line to read',
  },
  check({ request }) {
    const line = field(request, 'host').find((candidate) => candidate.value !== '')
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    const at = valuePlaces('request', [line])
    const value = line.value
    const withoutScheme = value.replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\//, '')
    const expected = withoutScheme.split(/[/?#]/)[0]?.split('@').at(-1) ?? ''
    const values = { seen: short(value), expected: short(expected) }
    if (FORM.test(value)) return { outcome: 'pass', because: 'host', at, values }
    if (expected.length < withoutScheme.length && withoutScheme.includes('@'))
      return { outcome: 'fail', because: 'userinfo', at: places('request', [line.valueSpan]) }
    if (withoutScheme !== value) return { outcome: 'fail', because: 'url', at, values }
    return { outcome: 'fail', because: FORM.test(expected) ? 'path' : 'other', at, values }
  },
  advice: 'Write only the host, as in "Host: ci.example.com", with ":port" where the port is not the standard one.',
  examples: {
    pass: [
      { name: 'the request of the RFC', because: 'host', request: SAMPLE_REQUEST, marks: ['example.com'] },
      { name: 'an IPv6 address', because: 'host', request: requestWhere('Host', 'Host: [::1]:8080') },
    ],
    fail: [
      {
        name: 'a pasted address',
        because: 'url',
        request: requestWhere('Host', 'Host: https://ci.example.com/'),
        marks: ['https://ci.example.com/'],
      },
      { name: 'a path', because: 'path', request: requestWhere('Host', 'Host: ci.example.com/jenkins'), marks: ['ci.example.com/jenkins'] },
      { name: 'a user', because: 'userinfo', request: requestWhere('Host', 'Host: me@ci.example.com'), marks: ['me@ci.example.com'] },
      { name: 'a space', because: 'other', request: requestWhere('Host', 'Host: ci example'), marks: ['ci example'] },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: requestWhere('Host') }],
  },
})
