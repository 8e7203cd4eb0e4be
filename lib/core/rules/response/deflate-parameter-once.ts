import { wholePlaces } from '../fields'
import { deflateOf, repeatedParams } from '../offer'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/deflate-parameter-once',
  catalogue: ['H-083'],
  title: 'permessage-deflate has each parameter once',
  failureTitle: 'permessage-deflate has a parameter twice',
  section: 'rfc7692-7',
  says: 'A client fails the connection when the accepted permessage-deflate has two parameters of one name.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    once: 'No parameter stands there twice',
    twice: 'The parameter "{seen}" stands there more than once: expected it once',
    notAccepted: 'The server did not accept permessage-deflate',
  },
  check({ response }) {
    const accepted = response.start.status === 101 ? deflateOf(response) : []
    if (accepted.length === 0) return { outcome: 'not-applicable', because: 'notAccepted' }
    const repeated = accepted.flatMap(repeatedParams)
    const first = repeated[0]
    if (!first)
      return {
        outcome: 'pass',
        because: 'once',
        at: wholePlaces('response', accepted),
      }
    return {
      outcome: 'fail',
      because: 'twice',
      at: wholePlaces('response', repeated),
      values: { seen: first.name },
    }
  },
  advice: 'Write each parameter of permessage-deflate once.',
  examples: {
    pass: [
      {
        name: 'none repeated',
        because: 'once',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover'),
      },
    ],
    fail: [
      {
        name: 'two windows',
        because: 'twice',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10; server_max_window_bits=12'),
        marks: ['server_max_window_bits=12'],
      },
    ],
    notApplicable: [{ name: 'no compression', because: 'notAccepted', response: SAMPLE_RESPONSE }],
  },
})
