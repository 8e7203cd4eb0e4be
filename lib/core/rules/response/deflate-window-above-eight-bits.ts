import { wholePlaces } from '../fields'
import { deflateOf, windowBits } from '../offer'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

const SMALLEST = 8

export default rule({
  id: 'response/deflate-window-above-eight-bits',
  catalogue: ['H-096'],
  title: 'The windows agreed on are larger than 8 bits',
  failureTitle: 'A window of 8 bits was agreed on',
  section: 'rfc7692-7.1.2',
  says: 'Windows of 8 to 15 bits are allowed; whoever agrees to one compresses with it or a smaller one.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    larger: 'Every window is 9 bits or more',
    eight: '"{seen}" was agreed on: expected 9 to 15, as zlib compresses with no window of 8 bits and takes 9 in its place',
    noWindow: 'The server named no window size',
    notAccepted: 'The server did not accept permessage-deflate',
  },
  check({ response }) {
    const accepted = response.start.status === 101 ? deflateOf(response) : []
    if (accepted.length === 0) return { outcome: 'not-applicable', because: 'notAccepted' }
    const windows = accepted
      .flatMap((extension) => extension.params)
      .filter((param) => param.name.endsWith('_max_window_bits') && windowBits(param.value) !== null)
    if (windows.length === 0) return { outcome: 'not-applicable', because: 'noWindow' }
    const eight = windows.filter((param) => windowBits(param.value) === SMALLEST)
    const [first] = eight
    if (!first) return { outcome: 'pass', because: 'larger', at: wholePlaces('response', windows) }
    return { outcome: 'fail', because: 'eight', at: wholePlaces('response', eight), values: { seen: `${first.name}=${first.value}` } }
  },
  advice: 'Agree on 9 bits or more. A side that holds a window of 8 bits may not be able to inflate what a zlib with 9 made.',
  examples: {
    pass: [
      {
        name: 'nine bits',
        because: 'larger',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=9'),
        marks: ['client_max_window_bits=9'],
      },
    ],
    fail: [
      {
        name: 'eight bits',
        because: 'eight',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=8'),
        marks: ['client_max_window_bits=8'],
      },
    ],
    notApplicable: [
      { name: 'no window', because: 'noWindow', response: responseWith('Sec-WebSocket-Extensions: permessage-deflate') },
      { name: 'no compression', because: 'notAccepted', response: SAMPLE_RESPONSE },
    ],
  },
})
