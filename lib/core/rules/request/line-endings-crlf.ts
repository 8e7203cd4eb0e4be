import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/line-endings-crlf',
  catalogue: ['R-094'],
  title: 'Every line ends with CRLF',
  failureTitle: 'A line ends with LF alone',
  section: 'rfc9112-2.2',
  says: 'Lines end with CRLF; a recipient may take a lone LF as an end, and not every recipient does.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    clean: 'Every line of the head ends with CRLF',
    found: '{count} line endings are LF alone: expected CRLF',
  },
  check({ request }) {
    const faults = faultsOf(request, 'bare-lf')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(request, 'bare-lf') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('request', faults),
      values,
    }
  },
  advice: 'Set the line ending to CRLF. Some servers wait for ever for an end that they do not see.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'clean', request: SAMPLE_REQUEST }],
    fail: [{ name: 'line feeds only', because: 'found', request: 'GET /chat HTTP/1.1\nHost: example.com\n\n', marks: ['\n', '\n', '\n'] }],
  },
})
