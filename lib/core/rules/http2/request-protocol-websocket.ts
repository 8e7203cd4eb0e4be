import { pseudoFields } from '../../http2/field-list'
import { valuePlaces } from '../fields'
import { rule } from '../rule'
import { connectWhere, http2With, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/request-protocol-websocket',
  title: ':protocol is websocket',
  failureTitle: ':protocol is not websocket',
  section: 'rfc8441-5',
  says: 'The request says in :protocol what the stream is to become: websocket.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['http2'],
  reasons: {
    websocket: ':protocol is websocket',
    absent: 'There is no :protocol: expected "websocket", as a CONNECT without it asks for a tunnel',
    other: ':protocol is "{seen}": expected "websocket" once',
    pending: 'No request was sent',
  },
  check({ http2: { request } }) {
    if (!request) return { outcome: 'not-applicable', because: 'pending' }
    const lines = pseudoFields(request, ':protocol')
    const at = valuePlaces('request', lines)
    const [first, ...more] = lines
    if (!first) return { outcome: 'fail', because: 'absent', at }
    const values = { seen: lines.map((line) => line.value).join(', ') }
    return first.value === 'websocket' && more.length === 0
      ? { outcome: 'pass', because: 'websocket', at }
      : { outcome: 'fail', because: 'other', at, values }
  },
  advice: 'Write ":protocol: websocket".',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'websocket', url: SAMPLE_HTTP2_URL, artifacts: http2With(), marks: ['websocket'] }],
    fail: [
      { name: 'none', because: 'absent', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: connectWhere(':protocol') }) },
      {
        name: 'another protocol',
        because: 'other',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ request: connectWhere(':protocol', ':protocol: connect-udp') }),
        marks: ['connect-udp'],
      },
    ],
    notApplicable: [
      { name: 'nothing sent yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: null, response: null }) },
    ],
  },
})
