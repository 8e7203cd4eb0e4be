import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/control-characters',
  catalogue: ['H-022', 'H-028'],
  title: 'Values hold no control characters',
  failureTitle: 'A value holds control characters',
  section: 'rfc9110-5.5',
  says: 'Field values hold visible characters, spaces and tabs; other controls are invalid.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    clean: 'There are no control characters',
    found: 'A control character stands in {where}: expected visible characters, spaces and tabs',
  },
  check({ response }) {
    const faults = faultsOf(response, 'control-in-value')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(response, 'control-in-value') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('response', faults),
      values,
    }
  },
  advice: 'Remove it where the value is written.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'clean', response: SAMPLE_RESPONSE }],
    fail: [
      { name: 'an escape sequence', because: 'found', response: 'HTTP/1.1 403 Forbidden\r\nServer: \x1b[31mred\r\n\r\n', marks: ['\x1b'] },
    ],
  },
})
