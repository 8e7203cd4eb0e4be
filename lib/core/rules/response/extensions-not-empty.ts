import { field, namePlaces } from '../fields'
import { extensionsOf } from '../offer'
import { rule } from '../rule'
import { responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/extensions-not-empty',
  catalogue: ['H-093'],
  title: 'Sec-WebSocket-Extensions names an extension',
  failureTitle: 'Sec-WebSocket-Extensions is empty',
  section: 'rfc6455-4.2.2',
  says: 'Accepting no extension is said by leaving the field out; an empty value does not say it.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    named: 'Sec-WebSocket-Extensions names {count} of them',
    empty: 'Sec-WebSocket-Extensions is empty: expected an extension, or no such line',
    absent: 'The server sent no Sec-WebSocket-Extensions',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'sec-websocket-extensions')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const { extensions } = extensionsOf(response)
    const at = namePlaces('response', lines)
    if (extensions.length === 0) return { outcome: 'fail', because: 'empty', at }
    return { outcome: 'pass', because: 'named', at, values: { count: String(extensions.length) } }
  },
  advice: 'Leave Sec-WebSocket-Extensions out when no extension is accepted.',
  examples: {
    pass: [
      {
        name: 'one extension',
        because: 'named',
        response: responseWith('Sec-WebSocket-Extensions: permessage-deflate'),
        marks: ['Sec-WebSocket-Extensions'],
      },
    ],
    fail: [
      {
        name: 'an empty line',
        because: 'empty',
        response: responseWith('Sec-WebSocket-Extensions: '),
        marks: ['Sec-WebSocket-Extensions'],
      },
    ],
    notApplicable: [
      { name: 'no line', because: 'absent', response: SAMPLE_RESPONSE },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
