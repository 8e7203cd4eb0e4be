import { wholePlaces } from '../fields'
import { deflateOf, paramOf } from '../offer'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/deflate-client-window-offered',
  catalogue: ['H-085'],
  title: 'client_max_window_bits was offered',
  failureTitle: 'client_max_window_bits was not offered',
  section: 'rfc7692-7.1.2.2',
  says: 'A server limits the window of the client only when the offer it accepts names client_max_window_bits.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response', 'request'],
  reasons: {
    offered: 'client_max_window_bits stands in the offer and in the answer',
    notOffered: 'The answer has client_max_window_bits: expected none, as no offer of the request names it',
    unused: 'The answer does not name client_max_window_bits',
    notOfferedAtAll: 'The request offered no permessage-deflate',
  },
  check({ response, request }) {
    const params = response.start.status === 101 ? deflateOf(response).flatMap((extension) => extension.params) : []
    const limited = params.filter((param) => param.name === 'client_max_window_bits')
    if (limited.length === 0) return { outcome: 'not-applicable', because: 'unused' }
    const offers = deflateOf(request)
    if (offers.length === 0) return { outcome: 'not-applicable', because: 'notOfferedAtAll' }
    const at = wholePlaces('response', limited)
    const offered = offers.some((offer) => paramOf(offer, 'client_max_window_bits') !== undefined)
    return offered ? { outcome: 'pass', because: 'offered', at } : { outcome: 'fail', because: 'notOffered', at }
  },
  advice: 'Leave client_max_window_bits out of the answer, or offer it in the request.',
  examples: {
    pass: [
      {
        name: 'offered and used',
        because: 'offered',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=12'),
        marks: ['client_max_window_bits=12'],
      },
    ],
    fail: [
      {
        name: 'forced on the client',
        because: 'notOffered',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=12'),
        marks: ['client_max_window_bits=12'],
      },
    ],
    notApplicable: [
      { name: 'not used', because: 'unused', response: SAMPLE_RESPONSE },
      {
        name: 'no offer at all',
        because: 'notOfferedAtAll',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=12'),
      },
    ],
  },
})
