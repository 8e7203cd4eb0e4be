import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/no-nul',
  catalogue: ['H-028'],
  title: 'No octet of the head is NUL',
  failureTitle: 'The head has a NUL octet',
  section: 'rfc9110-5.5',
  says: 'A field value holds no NUL; a recipient rejects such a message or replaces the octet.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    clean: 'There is no NUL',
    found: 'A NUL stands in {where}: expected none',
  },
  check({ response }) {
    const faults = faultsOf(response, 'nul-in-value')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(response, 'nul-in-value') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('response', faults),
      values,
    }
  },
  advice: 'Remove it where the value is written; buffers longer than their text are the usual cause.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'clean', response: SAMPLE_RESPONSE }],
    fail: [{ name: 'inside a value', because: 'found', response: 'HTTP/1.1 403 Forbidden\r\nServer: a\0b\r\n\r\n', marks: ['\0'] }],
  },
})
