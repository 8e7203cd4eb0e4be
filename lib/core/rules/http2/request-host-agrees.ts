import { pseudoField } from '../../http2/field-list'
import { valuePlaces } from '../fields'
import { linesOf } from '../http2-fields'
import { rule } from '../rule'
import { http2With, SAMPLE_CONNECT, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/request-host-agrees',
  title: 'Host says nothing else than :authority',
  failureTitle: 'Host differs from :authority',
  section: 'rfc9113-8.3.1',
  says: 'A client writes :authority; a field Host that differs from it is not to be sent, and servers may find the request malformed.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['http2'],
  reasons: {
    absent: 'There is no Host',
    same: 'Host and :authority are "{seen}"',
    differs: 'Host is "{seen}" and :authority is "{authority}": expected the same, or no Host',
    pending: 'No request was sent',
  },
  check({ http2: { request } }) {
    if (!request) return { outcome: 'not-applicable', because: 'pending' }
    const lines = linesOf(request, 'host')
    const [first] = lines
    if (!first) return { outcome: 'pass', because: 'absent', at: [] }
    const authority = pseudoField(request, ':authority') ?? ''
    const other = lines.find((line) => line.value.toLowerCase() !== authority.toLowerCase())
    const values = { seen: (other ?? first).value, authority }
    const at = valuePlaces('request', lines)
    return other ? { outcome: 'fail', because: 'differs', at, values } : { outcome: 'pass', because: 'same', at, values }
  },
  advice: 'Take Host out, and write the host into :authority.',
  examples: {
    pass: [
      { name: 'the request of the RFC', because: 'absent', url: SAMPLE_HTTP2_URL, artifacts: http2With() },
      { name: 'both', because: 'same', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: [...SAMPLE_CONNECT, 'host: example.com'] }) },
    ],
    fail: [
      {
        name: 'another host',
        because: 'differs',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ request: [...SAMPLE_CONNECT, 'host: other.example'] }),
        marks: ['other.example'],
      },
    ],
    notApplicable: [
      { name: 'nothing sent yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: null, response: null }) },
    ],
  },
})
