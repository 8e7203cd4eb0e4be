import { places } from '../fields'
import { deflateOf, paramOf, windowBits } from '../offer'
import { rule } from '../rule'
import { requestWith, responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/deflate-server-window-not-larger',
  catalogue: ['H-087'],
  title: 'The server window is not larger than offered',
  failureTitle: 'The server window is larger than offered',
  section: 'rfc7692-7.1.2.1',
  says: 'A server accepts a limit of its window with the same size or a smaller one.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response', 'request'],
  reasons: {
    within: 'server_max_window_bits is {seen}, within what was offered',
    larger: 'server_max_window_bits is {seen}: expected at most {offered}, as offered',
    unused: 'The answer names no server_max_window_bits that can be read',
    notOffered: 'The request offered no permessage-deflate',
  },
  check({ response, request }) {
    const params = response.start.status === 101 ? deflateOf(response).flatMap((extension) => extension.params) : []
    const param = params.find((candidate) => candidate.name === 'server_max_window_bits')
    const seen = windowBits(param?.value ?? null)
    if (!param || seen === null) return { outcome: 'not-applicable', because: 'unused' }
    const offers = deflateOf(request)
    if (offers.length === 0) return { outcome: 'not-applicable', because: 'notOffered' }
    // An offer without the parameter allows any window (RFC 7692 §7.1.2.1).
    const largest = Math.max(...offers.map((offer) => windowBits(paramOf(offer, 'server_max_window_bits') ?? null) ?? 15))
    const at = places('response', [param.span])
    const values = { seen: String(seen), offered: String(largest) }
    return seen > largest ? { outcome: 'fail', because: 'larger', at, values } : { outcome: 'pass', because: 'within', at, values }
  },
  advice: 'Answer with the smaller of the offered size and the one the server uses, or decline the extension.',
  examples: {
    pass: [
      {
        name: 'smaller than offered',
        because: 'within',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=12'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10'),
        marks: ['server_max_window_bits=10'],
      },
      {
        name: 'a second offer allows it',
        because: 'within',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10, permessage-deflate'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=15'),
      },
    ],
    fail: [
      {
        name: 'larger than offered',
        because: 'larger',
        request: requestWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10'),
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=15'),
        marks: ['server_max_window_bits=15'],
      },
    ],
    notApplicable: [
      { name: 'not used', because: 'unused', response: SAMPLE_RESPONSE },
      {
        name: 'no offer at all',
        because: 'notOffered',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10'),
      },
    ],
  },
})
