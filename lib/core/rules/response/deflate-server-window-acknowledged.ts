import { acknowledged } from '../acknowledged'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/deflate-server-window-acknowledged',
  catalogue: ['H-088'],
  title: 'The limit of the server window was acknowledged',
  failureTitle: 'The limit of the server window was not acknowledged',
  section: 'rfc7692-7.1.2.1',
  says: 'A server that accepts an offer with server_max_window_bits names the parameter in its answer.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response', 'request'],
  reasons: {
    acknowledged: 'server_max_window_bits stands in the answer',
    missing: 'server_max_window_bits is not in the answer: expected it, as every offer of permessage-deflate asks for it',
    notAsked: 'Not every offer asks for server_max_window_bits',
    notAccepted: 'The server did not accept permessage-deflate',
  },
  check({ response, request }) {
    return acknowledged(response, request, 'server_max_window_bits')
  },
  advice: 'Answer with server_max_window_bits, or decline the extension: without it the server may use a window of 32 KiB.',
  examples: {
    pass: [
      {
        name: 'acknowledged',
        because: 'acknowledged',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10'),
      },
    ],
    fail: [
      {
        name: 'left out',
        because: 'missing',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate'),
        marks: ['permessage-deflate'],
      },
    ],
    notApplicable: [
      {
        name: 'a second offer does not ask',
        because: 'notAsked',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10, permessage-deflate'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate'),
      },
      { name: 'no compression', because: 'notAccepted', response: SAMPLE_RESPONSE },
    ],
  },
})
