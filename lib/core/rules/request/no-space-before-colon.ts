import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/no-space-before-colon',
  catalogue: ['R-093'],
  title: 'No space stands before a colon',
  failureTitle: 'A space stands before a colon',
  section: 'rfc9112-5.1',
  says: 'No white space stands between a field name and its colon; a server answers 400 to it.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    clean: 'Every name is followed by its colon',
    found: 'White space stands before the colon of {where}: expected none',
  },
  check({ request }) {
    const faults = faultsOf(request, 'space-before-colon')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(request, 'space-before-colon') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('request', faults),
      values,
    }
  },
  advice: 'Remove the space before the colon.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'clean', request: SAMPLE_REQUEST }],
    fail: [
      {
        name: 'a space',
        because: 'found',
        request: 'GET /chat HTTP/1.1\r\nHost: example.com\r\nUpgrade : websocket\r\n\r\n',
        marks: [' '],
      },
    ],
  },
})
