import { pseudoFields, statusOf } from '../../http2/field-list'
import { valuePlaces } from '../fields'
import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/status-present',
  title: 'The answer has one status',
  failureTitle: 'The answer has no status that can be read',
  section: 'rfc9113-8.3.2',
  says: 'An answer has one pseudo-field :status, with three digits; without it the answer is malformed.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['http2'],
  reasons: {
    read: ':status is {seen}',
    absent: 'There is no :status: expected one with three digits',
    repeated: ':status stands there {count} times: expected one',
    unreadable: ':status is "{seen}": expected three digits',
    pending: 'No answer came',
  },
  check({ http2: { response } }) {
    if (!response) return { outcome: 'not-applicable', because: 'pending' }
    const lines = pseudoFields(response, ':status')
    const [first] = lines
    if (!first) return { outcome: 'fail', because: 'absent', at: [] }
    const at = valuePlaces('response', lines)
    const values = { seen: first.value, count: String(lines.length) }
    if (lines.length > 1) return { outcome: 'fail', because: 'repeated', at, values }
    if (statusOf(response) === null) return { outcome: 'fail', because: 'unreadable', at, values }
    return { outcome: 'pass', because: 'read', at, values }
  },
  advice: 'Mend the server, or the proxy that writes this answer.',
  examples: {
    pass: [{ name: '200', because: 'read', url: SAMPLE_HTTP2_URL, artifacts: http2With(), marks: ['200'] }],
    fail: [
      { name: 'none', because: 'absent', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: ['server: a'] }) },
      {
        name: 'two',
        because: 'repeated',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: [':status: 200', ':status: 404'] }),
        marks: ['200', '404'],
      },
      { name: 'a word', because: 'unreadable', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: [':status: OK'] }), marks: ['OK'] },
    ],
    notApplicable: [{ name: 'no answer yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: null }) }],
  },
})
