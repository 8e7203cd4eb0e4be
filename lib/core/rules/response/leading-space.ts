import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/leading-space',
  catalogue: ['H-031'],
  title: 'No white space stands before the first field',
  failureTitle: 'White space stands before the first field',
  section: 'rfc9112-2.2',
  says: 'White space between the start line and the first field makes a recipient reject the message or set the line aside.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    clean: 'The first field begins its line',
    found: 'The line of {where} begins with white space: expected none, and such a line is set aside',
  },
  check({ response }) {
    const faults = faultsOf(response, 'leading-space')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(response, 'leading-space') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('response', faults),
      values,
    }
  },
  advice: 'Remove the white space; the line as it stands is not counted as a field.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'clean', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'an indented field',
        because: 'found',
        response: 'HTTP/1.1 101 Switching Protocols\r\n Upgrade: websocket\r\n\r\n',
        marks: [' '],
      },
    ],
  },
})
