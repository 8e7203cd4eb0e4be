import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/no-leading-space',
  catalogue: ['R-093'],
  title: 'No white space stands before the first field',
  failureTitle: 'White space stands before the first field',
  section: 'rfc9112-2.2',
  says: 'White space between the start line and the first field makes a server reject the request or set the line aside.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    clean: 'The first field begins its line',
    found: 'The line of {where} begins with white space: expected none, and such a line is set aside',
  },
  check({ request }) {
    const faults = faultsOf(request, 'leading-space')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(request, 'leading-space') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('request', faults),
      values,
    }
  },
  advice: 'Remove the white space before the first header line.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'clean', request: SAMPLE_REQUEST }],
    fail: [{ name: 'an indented Host', because: 'found', request: 'GET /chat HTTP/1.1\r\n Host: example.com\r\n\r\n', marks: [' '] }],
  },
})
