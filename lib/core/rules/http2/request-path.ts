import { pseudoFields } from '../../http2/field-list'
import { valuePlaces } from '../fields'
import { rule } from '../rule'
import { connectWhere, http2With, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/request-path',
  title: ':path is there once',
  failureTitle: ':path is not there once',
  section: 'rfc8441-4',
  says: 'An extended CONNECT has a :path, unlike a CONNECT of old; it begins with a slash.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['http2'],
  reasons: {
    path: ':path is "{seen}"',
    absent: 'There is no :path: expected one such as "/chat"',
    other: ':path is "{seen}": expected it once, beginning with "/"',
    pending: 'No request was sent',
  },
  check({ http2: { request } }) {
    if (!request) return { outcome: 'not-applicable', because: 'pending' }
    const lines = pseudoFields(request, ':path')
    const at = valuePlaces('request', lines)
    const [first, ...more] = lines
    if (!first) return { outcome: 'fail', because: 'absent', at }
    const values = { seen: lines.map((line) => line.value).join(', ') }
    return first.value.startsWith('/') && more.length === 0
      ? { outcome: 'pass', because: 'path', at, values }
      : { outcome: 'fail', because: 'other', at, values }
  },
  advice: 'Write the path and query of the URL into :path.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'path', url: SAMPLE_HTTP2_URL, artifacts: http2With(), marks: ['/chat'] }],
    fail: [
      {
        name: 'none, as in a CONNECT of old',
        because: 'absent',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ request: connectWhere(':path') }),
      },
      {
        name: 'a whole URL',
        because: 'other',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ request: connectWhere(':path', ':path: https://example.com/chat') }),
        marks: ['https://example.com/chat'],
      },
    ],
    notApplicable: [
      { name: 'nothing sent yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: null, response: null }) },
    ],
  },
})
