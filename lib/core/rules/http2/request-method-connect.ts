import { pseudoFields } from '../../http2/field-list'
import { valuePlaces } from '../fields'
import { rule } from '../rule'
import { connectWhere, http2With, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/request-method-connect',
  title: ':method is CONNECT',
  failureTitle: ':method is not CONNECT',
  section: 'rfc8441-4',
  says: 'The request is a CONNECT; another method opens no WebSocket over HTTP/2.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['http2'],
  reasons: {
    connect: ':method is CONNECT',
    absent: 'There is no :method: expected "CONNECT"',
    other: ':method is "{seen}": expected "CONNECT" once',
    pending: 'No request was sent',
  },
  check({ http2: { request } }) {
    if (!request) return { outcome: 'not-applicable', because: 'pending' }
    const lines = pseudoFields(request, ':method')
    const at = valuePlaces('request', lines)
    const [first, ...more] = lines
    if (!first) return { outcome: 'fail', because: 'absent', at }
    const values = { seen: lines.map((line) => line.value).join(', ') }
    return first.value === 'CONNECT' && more.length === 0
      ? { outcome: 'pass', because: 'connect', at }
      : { outcome: 'fail', because: 'other', at, values }
  },
  advice: 'Write ":method: CONNECT".',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'connect', url: SAMPLE_HTTP2_URL, artifacts: http2With(), marks: ['CONNECT'] }],
    fail: [
      { name: 'none', because: 'absent', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: connectWhere(':method') }) },
      {
        name: 'as in HTTP/1.1',
        because: 'other',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ request: connectWhere(':method', ':method: GET') }),
        marks: ['GET'],
      },
    ],
    notApplicable: [
      { name: 'nothing sent yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: null, response: null }) },
    ],
  },
})
