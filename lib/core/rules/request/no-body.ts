import { field, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/no-body',
  catalogue: ['R-096'],
  title: 'The request announces no body',
  failureTitle: 'The request announces a body',
  section: 'rfc9110-9.3.1',
  says: 'A client does not send content with GET; it has no meaning there and makes some servers refuse or misread.',
  level: 'should',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    none: 'Neither Content-Length nor Transfer-Encoding announces a body',
    announced: '"{seen}" announces a body: expected none with an opening handshake',
  },
  check({ request }) {
    const lengths = field(request, 'content-length').filter((line) => line.value !== '0')
    const lines = [...lengths, ...field(request, 'transfer-encoding')]
    const first = lines[0]
    if (!first) return { outcome: 'pass', because: 'none', at: [] }
    return { outcome: 'fail', because: 'announced', at: wholePlaces('request', lines), values: { seen: `${first.name}: ${first.value}` } }
  },
  advice: 'Remove the body and these lines: two of seven servers measured read such a body as frames.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'none', request: SAMPLE_REQUEST }],
    fail: [{ name: 'a length', because: 'announced', request: requestWith('Content-Length: 5'), marks: ['Content-Length: 5\r\n'] }],
  },
})
