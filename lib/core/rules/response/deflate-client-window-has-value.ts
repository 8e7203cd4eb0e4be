import { wholePlaces } from '../fields'
import { deflateOf } from '../offer'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/deflate-client-window-has-value',
  catalogue: ['H-086'],
  title: 'A window in the answer has its size',
  failureTitle: 'A window in the answer has no size',
  section: 'rfc7692-7.1.2',
  says: 'Only an offer may name client_max_window_bits without a size; an answer gives the size of every window it names.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    sized: 'Every window of the answer has a size',
    bare: '"{seen}" has no value: expected a number from 8 to 15',
    noWindow: 'The server named no window size',
    notAccepted: 'The server did not accept permessage-deflate',
  },
  check({ response }) {
    const accepted = response.start.status === 101 ? deflateOf(response) : []
    if (accepted.length === 0) return { outcome: 'not-applicable', because: 'notAccepted' }
    const windows = accepted.flatMap((extension) => extension.params).filter((param) => param.name.endsWith('_max_window_bits'))
    if (windows.length === 0) return { outcome: 'not-applicable', because: 'noWindow' }
    const bare = windows.filter((param) => param.value === null)
    const first = bare[0]
    if (!first)
      return {
        outcome: 'pass',
        because: 'sized',
        at: wholePlaces('response', windows),
      }
    return {
      outcome: 'fail',
      because: 'bare',
      at: wholePlaces('response', bare),
      values: { seen: first.name },
    }
  },
  advice: 'Do not echo the offer: answer with a size, such as "client_max_window_bits=15", or leave the parameter out.',
  examples: {
    pass: [
      {
        name: 'a size',
        because: 'sized',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=15'),
        marks: ['client_max_window_bits=15'],
      },
    ],
    fail: [
      {
        name: 'the offer echoed',
        because: 'bare',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'),
        marks: ['client_max_window_bits'],
      },
    ],
    notApplicable: [
      { name: 'no window', because: 'noWindow', response: responseWith('Sec-WebSocket-Extensions: permessage-deflate') },
      { name: 'no compression', because: 'notAccepted', response: SAMPLE_RESPONSE },
    ],
  },
})
