import { acknowledged } from '../acknowledged'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/deflate-server-takeover-acknowledged',
  catalogue: ['H-089'],
  title: 'server_no_context_takeover was acknowledged',
  failureTitle: 'server_no_context_takeover was not acknowledged',
  section: 'rfc7692-7.1.1.1',
  says: 'A server that accepts an offer with server_no_context_takeover names the parameter in its answer.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response', 'request'],
  reasons: {
    acknowledged: 'server_no_context_takeover stands in the answer',
    missing: 'server_no_context_takeover is not in the answer: expected it, as every offer of permessage-deflate asks for it',
    notAsked: 'Not every offer asks for server_no_context_takeover',
    notAccepted: 'The server did not accept permessage-deflate',
  },
  check({ response, request }) {
    return acknowledged(response, request, 'server_no_context_takeover')
  },
  advice: 'Answer with server_no_context_takeover, or decline the extension. Tornado 6.5 leaves it out (measured).',
  examples: {
    pass: [
      {
        name: 'acknowledged',
        because: 'acknowledged',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover'),
      },
    ],
    fail: [
      {
        name: 'left out',
        because: 'missing',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate'),
        marks: ['permessage-deflate'],
      },
    ],
    notApplicable: [
      {
        name: 'not asked for',
        because: 'notAsked',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate'),
      },
      { name: 'no compression', because: 'notAccepted', response: SAMPLE_RESPONSE },
    ],
  },
})
