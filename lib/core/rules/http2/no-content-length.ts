import { statusOf } from '../../http2/field-list'
import { wholePlaces } from '../fields'
import { linesOf } from '../http2-fields'
import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_REFUSAL, SAMPLE_HTTP2_URL, SAMPLE_OPENED } from '../sample-http2'

export default rule({
  id: 'http2/no-content-length',
  title: 'The answer that opens announces no content',
  failureTitle: 'The answer that opens announces content',
  section: 'rfc9110-9.3.6',
  says: 'A 2xx answer to CONNECT has no Content-Length: what follows is the tunnel. Clients ignore it.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['http2'],
  reasons: {
    absent: 'There is no Content-Length',
    present: 'Content-Length is "{seen}": expected none, as frames follow',
    refused: 'The status is not 2xx',
    pending: 'No answer came',
  },
  check({ http2: { response } }) {
    if (!response) return { outcome: 'not-applicable', because: 'pending' }
    if (!/^2/.test(String(statusOf(response)))) return { outcome: 'not-applicable', because: 'refused' }
    const lines = linesOf(response, 'content-length')
    if (lines.length === 0) return { outcome: 'pass', because: 'absent', at: [] }
    return { outcome: 'fail', because: 'present', at: wholePlaces('response', lines), values: { seen: lines[0]?.value ?? '' } }
  },
  advice: 'Leave it out; a proxy that believes it ends the stream after so many octets.',
  examples: {
    pass: [{ name: 'an answer of HTTP/2', because: 'absent', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'a length of 0',
        because: 'present',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ response: [...SAMPLE_OPENED, 'content-length: 0'] }),
        marks: ['content-length: 0\r\n'],
      },
    ],
    notApplicable: [
      { name: 'no answer yet', because: 'pending', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: null }) },
      { name: 'a refusal', because: 'refused', url: SAMPLE_HTTP2_URL, artifacts: http2With({ response: SAMPLE_HTTP2_REFUSAL }) },
    ],
  },
})
