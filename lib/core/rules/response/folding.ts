import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/folding',
  catalogue: ['H-029'],
  title: 'No field is folded over lines',
  failureTitle: 'A field is folded over lines',
  section: 'rfc9112-5.2',
  says: 'A sender does not continue a field on the next line; a client reads the fold as spaces.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    clean: 'Every field stands on one line',
    found: 'The field {where} continues on the next line: expected one line',
  },
  check({ response }) {
    const faults = faultsOf(response, 'obs-fold')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(response, 'obs-fold') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('response', faults),
      values,
    }
  },
  advice: 'Write each field on one line.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'clean', response: SAMPLE_RESPONSE }],
    fail: [{ name: 'a folded value', because: 'found', response: 'HTTP/1.1 403 Forbidden\r\nServer: a\r\n b\r\n\r\n', marks: ['\r\n '] }],
  },
})
