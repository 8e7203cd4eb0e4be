import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/space-before-colon',
  catalogue: ['H-030'],
  title: 'No space stands before a colon',
  failureTitle: 'A space stands before a colon',
  section: 'rfc9112-5.1',
  says: 'No white space stands between a field name and its colon.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    clean: 'Every name is followed by its colon',
    found: 'White space stands before the colon of {where}: expected none',
  },
  check({ response }) {
    const faults = faultsOf(response, 'space-before-colon')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(response, 'space-before-colon') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('response', faults),
      values,
    }
  },
  advice: 'Remove the space. Intermediaries that read such names differently have been a way around them.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'clean', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'Upgrade with a space',
        because: 'found',
        response: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade : websocket\r\n\r\n',
        marks: [' '],
      },
    ],
  },
})
