import { wholePlaces } from '../fields'
import { deflateOf } from '../offer'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/deflate-once',
  catalogue: ['H-090'],
  title: 'permessage-deflate is accepted once',
  failureTitle: 'permessage-deflate is accepted more than once',
  section: 'rfc7692-5',
  says: 'Extensions that use the same reserved bit cannot be in use together, so compression is accepted once.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    once: 'permessage-deflate stands in the answer once',
    repeated: 'permessage-deflate stands in the answer {count} times: expected once',
    notAccepted: 'The server did not accept permessage-deflate',
  },
  check({ response }) {
    const accepted = response.start.status === 101 ? deflateOf(response) : []
    if (accepted.length === 0) return { outcome: 'not-applicable', because: 'notAccepted' }
    const at = wholePlaces('response', accepted)
    if (accepted.length === 1) return { outcome: 'pass', because: 'once', at }
    return { outcome: 'fail', because: 'repeated', at, values: { count: String(accepted.length) } }
  },
  advice: 'Accept one of the offers, not all of them.',
  examples: {
    pass: [
      {
        name: 'accepted',
        because: 'once',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate'),
        marks: ['permessage-deflate'],
      },
    ],
    fail: [
      {
        name: 'both offers echoed',
        because: 'repeated',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10, permessage-deflate'),
        marks: ['permessage-deflate; server_max_window_bits=10', 'permessage-deflate'],
      },
    ],
    notApplicable: [{ name: 'no compression', because: 'notAccepted', response: SAMPLE_RESPONSE }],
  },
})
