import { wholePlaces } from '../fields'
import { DEFLATE_PARAMETERS, deflateOf } from '../offer'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/deflate-known-parameters',
  catalogue: ['H-082', 'H-095'],
  title: 'permessage-deflate has known parameters only',
  failureTitle: 'permessage-deflate has an unknown parameter',
  section: 'rfc7692-7',
  says: 'A client fails the connection when the accepted permessage-deflate has a parameter outside the four of RFC 7692.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    known: 'Its parameters are known ones',
    unknown:
      'The parameter "{seen}" is unknown: expected server_no_context_takeover, client_no_context_takeover, server_max_window_bits or client_max_window_bits',
    notAccepted: 'The server did not accept permessage-deflate',
  },
  check({ response }) {
    const accepted = response.start.status === 101 ? deflateOf(response) : []
    if (accepted.length === 0) return { outcome: 'not-applicable', because: 'notAccepted' }
    const strange = accepted.flatMap((extension) => extension.params).filter((param) => !DEFLATE_PARAMETERS.includes(param.name))
    const first = strange[0]
    if (!first)
      return {
        outcome: 'pass',
        because: 'known',
        at: wholePlaces('response', accepted),
      }
    return {
      outcome: 'fail',
      because: 'unknown',
      at: wholePlaces('response', strange),
      values: { seen: first.name },
    }
  },
  advice: 'Remove the parameter: levels and thresholds of compression are settings of the server, not part of the handshake.',
  examples: {
    pass: [
      {
        name: 'two known ones, which a server may name without an offer (RFC 7692 §7.1)',
        because: 'known',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; server_max_window_bits=10'),
      },
    ],
    fail: [
      {
        name: 'a level of compression',
        because: 'unknown',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; level=6'),
        marks: ['level=6'],
      },
    ],
    notApplicable: [{ name: 'no compression', because: 'notAccepted', response: SAMPLE_RESPONSE }],
  },
})
