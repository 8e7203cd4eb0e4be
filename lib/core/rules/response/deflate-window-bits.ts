import { wholePlaces } from '../fields'
import { deflateOf, windowBits } from '../offer'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/deflate-window-bits',
  catalogue: ['H-084', 'H-094'],
  title: 'The windows of permessage-deflate are 8 to 15 bits',
  failureTitle: 'A window of permessage-deflate is no number from 8 to 15',
  section: 'rfc7692-7.1.2',
  says: 'A window size is a decimal number from 8 to 15 without leading zeros.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    inRange: 'Every window given is 8 to 15 bits',
    notInRange: '"{seen}" is no window size: expected a number from 8 to 15 without leading zeros',
    noWindow: 'The server named no window size',
    notAccepted: 'The server did not accept permessage-deflate',
  },
  check({ response }) {
    const accepted = response.start.status === 101 ? deflateOf(response) : []
    if (accepted.length === 0) return { outcome: 'not-applicable', because: 'notAccepted' }
    const windows = accepted
      .flatMap((extension) => extension.params)
      .filter((param) => param.name.endsWith('_max_window_bits') && param.value !== null)
    if (windows.length === 0) return { outcome: 'not-applicable', because: 'noWindow' }
    const wrong = windows.filter((param) => windowBits(param.value) === null)
    const first = wrong[0]
    if (!first)
      return {
        outcome: 'pass',
        because: 'inRange',
        at: wholePlaces('response', windows),
      }
    return {
      outcome: 'fail',
      because: 'notInRange',
      at: wholePlaces('response', wrong),
      values: { seen: first.value ?? '' },
    }
  },
  advice: 'Write the window as a plain number from 8 to 15, such as "server_max_window_bits=10".',
  examples: {
    pass: [
      {
        name: 'ten bits',
        because: 'inRange',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10'),
        marks: ['server_max_window_bits=10'],
      },
      {
        name: 'ten bits, quoted',
        because: 'inRange',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits="10"'),
      },
    ],
    fail: [
      {
        name: 'sixteen',
        because: 'notInRange',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=16'),
        marks: ['server_max_window_bits=16'],
      },
      {
        name: 'a leading zero',
        because: 'notInRange',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=010'),
      },
    ],
    notApplicable: [
      { name: 'no window', because: 'noWindow', response: responseWith('Sec-WebSocket-Extensions: permessage-deflate') },
      { name: 'no compression', because: 'notAccepted', response: SAMPLE_RESPONSE },
    ],
  },
})
