import { pseudoFields } from '../../http2/field-list'
import { valuePlaces } from '../fields'
import { rule } from '../rule'
import { connectWhere, http2With, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/request-scheme',
  title: ':scheme fits the URL',
  failureTitle: ':scheme does not fit the URL',
  section: 'rfc8441-5',
  says: 'The scheme is https for wss and http for ws.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['http2'],
  uses: ['target'],
  reasons: {
    fits: ':scheme is {expected}',
    absent: 'There is no :scheme: expected "{expected}"',
    other: ':scheme is "{seen}": expected "{expected}" once',
    pending: 'No request was sent',
  },
  check({ http2: { request }, target }) {
    if (!request) return { outcome: 'not-applicable', because: 'pending' }
    const lines = pseudoFields(request, ':scheme')
    const at = valuePlaces('request', lines)
    const [first, ...more] = lines
    const expected = target?.tls === false ? 'http' : 'https'
    if (!first) return { outcome: 'fail', because: 'absent', at, values: { expected } }
    const values = { seen: lines.map((line) => line.value).join(', '), expected }
    return first.value === expected && more.length === 0
      ? { outcome: 'pass', because: 'fits', at, values }
      : { outcome: 'fail', because: 'other', at, values }
  },
  advice: 'Write ":scheme: https" for wss:// and ":scheme: http" for ws://.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'fits', url: SAMPLE_HTTP2_URL, artifacts: http2With(), marks: ['https'] }],
    fail: [
      {
        name: 'none, as in a CONNECT of old',
        because: 'absent',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ request: connectWhere(':scheme') }),
      },
      {
        name: 'wss',
        because: 'other',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ request: connectWhere(':scheme', ':scheme: wss') }),
        marks: ['wss'],
      },
    ],
    notApplicable: [
      { name: 'nothing sent yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ request: null, response: null }) },
    ],
  },
})
