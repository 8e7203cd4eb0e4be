import { pseudoFields } from '../../http2/field-list'
import { valuePlaces } from '../fields'
import { rule } from '../rule'
import { connectWhere, http2With, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/request-authority',
  title: ':authority names the host',
  failureTitle: ':authority does not name the host',
  section: 'rfc8441-5',
  says: 'Host and port stand in :authority, which takes the place of the field Host.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['http2'],
  reasons: {
    named: ':authority is "{seen}"',
    absent: 'There is no :authority: expected the host of the URL',
    other: ':authority is "{seen}": expected host and port once, without user name',
    pending: 'No request was sent',
  },
  check({ http2: { request } }) {
    if (!request) return { outcome: 'not-applicable', because: 'pending' }
    const lines = pseudoFields(request, ':authority')
    const at = valuePlaces('request', lines)
    const [first, ...more] = lines
    if (!first) return { outcome: 'fail', because: 'absent', at }
    const values = { seen: lines.map((line) => line.value).join(', ') }
    if (more.length > 0 || first.value === '' || first.value.includes('@')) return { outcome: 'fail', because: 'other', at, values }
    return { outcome: 'pass', because: 'named', at, values }
  },
  advice: 'Write host and port of the URL into :authority.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'named', url: SAMPLE_HTTP2_URL, artifacts: http2With(), marks: ['example.com'] }],
    fail: [
      { name: 'none', because: 'absent', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: connectWhere(':authority') }) },
      {
        name: 'a user name',
        because: 'other',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ request: connectWhere(':authority', ':authority: me@example.com') }),
        marks: ['me@example.com'],
      },
    ],
    notApplicable: [
      { name: 'nothing sent yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: null, response: null }) },
    ],
  },
})
