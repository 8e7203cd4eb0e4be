import { urlParts } from '../../handshake/target'
import { field, places, valuePlaces } from '../fields'
import { rule } from '../rule'
import { absoluteAuthority, normalAuthority } from '../uri'

const asking = (target: string, ...lines: string[]) => [`GET ${target} HTTP/1.1`, ...lines]

export default rule({
  id: 'request/absolute-target-matches-host',
  catalogue: ['R-025'],
  title: 'An absolute target names the host of Host',
  failureTitle: 'An absolute target names another host than Host',
  section: 'rfc9112-3.2.2',
  says: 'Host is the same as the authority of the target; where they differ a server goes by the target and ignores Host.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    same: 'Target and Host name "{seen}"',
    other: 'The target names "{expected}" and Host is "{seen}": expected the same in both, as servers and proxies may follow either',
    otherForm: 'The target is no http or https address',
    absent: 'There is no Host line to compare',
    unreadable: 'Host is no host that could be compared',
  },
  check({ request }) {
    const authority = absoluteAuthority(request.start.target)
    if (authority === null) return { outcome: 'not-applicable', because: 'otherForm' }
    const line = field(request, 'host')[0]
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    if (/[/@\s]/.test(line.value)) return { outcome: 'not-applicable', because: 'unreadable' }
    const tls = urlParts(request.start.target).scheme === 'https'
    const values = { seen: line.value, expected: authority }
    const at = [...places('request', [request.start.targetSpan]), ...valuePlaces('request', [line])]
    const same = normalAuthority(authority, tls) === normalAuthority(line.value, tls)
    return same ? { outcome: 'pass', because: 'same', at, values } : { outcome: 'fail', because: 'other', at, values }
  },
  advice: 'Change one of them, unless you are testing which of the two a server follows.',
  examples: {
    pass: [
      {
        name: 'the same host',
        because: 'same',
        request: asking('http://example.com/chat', 'Host: example.com'),
        marks: ['http://example.com/chat', 'example.com'],
      },
    ],
    fail: [
      {
        name: 'two hosts',
        because: 'other',
        request: asking('http://example.com/chat', 'Host: other.example'),
        marks: ['http://example.com/chat', 'other.example'],
      },
    ],
    notApplicable: [
      { name: 'a path', because: 'otherForm', request: asking('/chat', 'Host: example.com') },
      { name: 'a pasted address', because: 'unreadable', request: asking('http://example.com/chat', 'Host: http://example.com/') },
      { name: 'no Host', because: 'absent', request: asking('http://example.com/chat') },
    ],
  },
})
