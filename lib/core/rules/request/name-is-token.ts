import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/name-is-token',
  catalogue: ['R-090'],
  title: 'Field names are tokens',
  failureTitle: 'A field name is not a token',
  section: 'rfc9110-5.1',
  says: 'A field name is a token: letters, digits and a few marks, followed by a colon.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    clean: 'Every line has a name that is a token',
    found: "{where}: expected a name of letters, digits and !#$%&'*+-.^_`|~, then a colon",
  },
  check({ request }) {
    const faults = faultsOf(request, 'no-colon', 'empty-name', 'name-not-token')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(request, 'no-colon', 'empty-name', 'name-not-token') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('request', faults),
      values,
    }
  },
  advice: 'Write "Name: value" with a name without spaces. Sent as it is, most servers answer 400.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'clean', request: SAMPLE_REQUEST }],
    fail: [
      {
        name: 'a space in a name',
        because: 'found',
        request: 'GET /chat HTTP/1.1\r\nHost: example.com\r\nNode Name: a\r\n\r\n',
        marks: ['Node Name'],
      },
      { name: 'no colon', because: 'found', request: 'GET /chat HTTP/1.1\r\nHost: example.com\r\nNode-Name\r\n\r\n', marks: ['Node-Name'] },
      { name: 'no name', because: 'found', request: 'GET /chat HTTP/1.1\r\nHost: example.com\r\n: a\r\n\r\n', marks: [':'] },
    ],
  },
})
