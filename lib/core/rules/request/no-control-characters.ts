import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/no-control-characters',
  catalogue: ['R-091', 'R-092'],
  title: 'The head holds no control characters',
  failureTitle: 'The head holds control characters',
  section: 'rfc9110-5.5',
  says: 'Field values hold visible characters, spaces and tabs; CR, LF, NUL and other controls are invalid.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    clean: 'There are no control characters',
    found: 'A control character stands in {where}: expected visible characters, spaces and tabs',
  },
  check({ request }) {
    const faults = faultsOf(request, 'nul-in-value', 'control-in-value', 'bare-cr')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(request, 'nul-in-value', 'control-in-value', 'bare-cr') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('request', faults),
      values,
    }
  },
  advice: 'Remove it. A line end inside a value begins a new header line for the server.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'clean', request: SAMPLE_REQUEST }],
    fail: [
      { name: 'a NUL', because: 'found', request: 'GET /chat HTTP/1.1\r\nHost: example.com\r\nNode-Name: a\0b\r\n\r\n', marks: ['\0'] },
      { name: 'a lone CR', because: 'found', request: 'GET /chat HTTP/1.1\r\nHost: example.com\r\nNode-Name: a\rb\r\n\r\n', marks: ['\r'] },
      {
        name: 'an escape',
        because: 'found',
        request: 'GET /chat HTTP/1.1\r\nHost: example.com\r\nNode-Name: \x1b[0m\r\n\r\n',
        marks: ['\x1b'],
      },
    ],
  },
})
