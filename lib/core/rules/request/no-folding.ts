import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_REQUEST } from '../sample'

export default rule({
  id: 'request/no-folding',
  catalogue: ['R-093'],
  title: 'No field is folded over lines',
  failureTitle: 'A field is folded over lines',
  section: 'rfc9112-5.2',
  says: 'A sender does not continue a field on the next line.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    clean: 'Every field stands on one line',
    found: 'The field {where} continues on the next line: expected one line',
  },
  check({ request }) {
    const faults = faultsOf(request, 'obs-fold')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(request, 'obs-fold') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('request', faults),
      values,
    }
  },
  advice: 'Write the field on one line.',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'clean', request: SAMPLE_REQUEST }],
    fail: [
      {
        name: 'a folded value',
        because: 'found',
        request: 'GET /chat HTTP/1.1\r\nHost: example.com\r\nNode-Name: a\r\n b\r\n\r\n',
        marks: ['\r\n '],
      },
    ],
  },
})
