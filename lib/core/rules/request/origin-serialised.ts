import { field, short, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

/** scheme, "://", host and an optional port; an older form lists several with spaces (RFC 6454 §7.1). */
const ORIGIN = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/(?:\[[0-9A-Fa-f:.]+\]|[^/?#@:\s,[\]\\]+)(?::\d+)?$/
const from = (origin: string) => requestWith(`Origin: ${origin}`)

export default rule({
  id: 'request/origin-serialised',
  catalogue: ['R-071', 'R-074'],
  title: 'Origin is a scheme, a host and a port',
  failureTitle: 'Origin is not just a scheme, a host and a port',
  section: 'rfc6454-6.2',
  says: 'An origin is written as scheme, "://", host, and the port where it is not the standard one; nothing follows.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    origin: 'Origin is "{seen}"',
    path: 'Origin is "{seen}": expected "{expected}", without a path',
    bare: 'Origin is "{seen}": expected a scheme before it, as in "https://{seen}"',
    userinfo: 'Origin has something before "@": expected scheme, host and port only',
    other: 'Origin is "{seen}": expected a form such as "https://example.com"',
    absent: 'There is no Origin, which tools may leave out',
  },
  check({ request }) {
    const line = field(request, 'origin')[0]
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    const at = valuePlaces('request', [line])
    const value = line.value
    const seen = short(value)
    if (value === 'null' || ORIGIN.test(value)) return { outcome: 'pass', because: 'origin', at, values: { seen } }
    const withPath = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]+)[/?#]/.exec(value)
    if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*@/.test(value)) return { outcome: 'fail', because: 'userinfo', at }
    if (withPath && ORIGIN.test(withPath[1] ?? '')) return { outcome: 'fail', because: 'path', at, values: { seen, expected: withPath[1] } }
    const bare = /^[A-Za-z0-9._-]+(?::\d+)?$/.test(value)
    return { outcome: 'fail', because: bare ? 'bare' : 'other', at, values: { seen } }
  },
  advice: 'Write the scheme and host of the page, as in "Origin: https://ci.example.com": no path, no slash at the end.',
  examples: {
    pass: [
      { name: 'a page', because: 'origin', request: from('https://example.com'), marks: ['https://example.com'] },
      { name: 'a port', because: 'origin', request: from('http://localhost:8080') },
      { name: 'a sandboxed frame', because: 'origin', request: from('null') },
    ],
    fail: [
      { name: 'a slash at the end', because: 'path', request: from('https://ci.example.com/'), marks: ['https://ci.example.com/'] },
      { name: 'a page address', because: 'path', request: from('https://ci.example.com/jenkins/login') },
      { name: 'a bare host', because: 'bare', request: from('JENKINS_URL'), marks: ['JENKINS_URL'] },
      { name: 'a user', because: 'userinfo', request: from('https://me@ci.example.com') },
      { name: 'two of them', because: 'other', request: from('https://a.example https://b.example') },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
