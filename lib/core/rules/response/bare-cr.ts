import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/bare-cr',
  catalogue: ['H-027'],
  title: 'No carriage return stands alone',
  failureTitle: 'A carriage return stands alone',
  section: 'rfc9112-2.2',
  says: 'A CR that no LF follows makes the line invalid.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    clean: 'Every CR is followed by LF',
    found: 'A CR without LF stands in {where}: expected none',
  },
  check({ response }) {
    const faults = faultsOf(response, 'bare-cr')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(response, 'bare-cr') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('response', faults),
      values,
    }
  },
  advice: 'Remove it at its source: a value with a line end in it was written into the head.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'clean', response: SAMPLE_RESPONSE }],
    fail: [{ name: 'inside a value', because: 'found', response: 'HTTP/1.1 403 Forbidden\r\nServer: a\rb\r\n\r\n', marks: ['\r'] }],
  },
})
