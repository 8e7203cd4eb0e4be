import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { responseWhere, responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

/** The fields of an answer that accepts, as RFC 6455 spells them. */
const SPELLED = [
  'Upgrade',
  'Connection',
  'Sec-WebSocket-Accept',
  'Sec-WebSocket-Protocol',
  'Sec-WebSocket-Extensions',
  'Sec-WebSocket-Version',
]

export default rule({
  id: 'response/names-as-registered',
  catalogue: ['H-043'],
  title: 'The fields of the handshake are spelled as RFC 6455 spells them',
  failureTitle: 'A field of the handshake is spelled in another case',
  section: 'rfc9110-5.1',
  says: 'Names of fields are the same in any case and in any order, so this breaks nothing; the spelling tells which software wrote them.',
  level: 'practice',
  effect: 'none',
  requires: ['response'],
  reasons: {
    same: 'Upgrade, Connection and the Sec-WebSocket fields have the case of RFC 6455',
    other: '{seen}: expected the spelling {expected}, which clients that compare letter by letter look for',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const other = SPELLED.flatMap((name) => field(response, name.toLowerCase()).filter((line) => line.name !== name))
    if (other.length === 0) return { outcome: 'pass', because: 'same', at: [] }
    const found = new Set(other.map((line) => line.name.toLowerCase()))
    const values = {
      seen: [...new Set(other.map((line) => `"${line.name}"`))].join(', '),
      expected: SPELLED.filter((name) => found.has(name.toLowerCase())).join(', '),
    }
    return { outcome: 'fail', because: 'other', at: namePlaces('response', other), values }
  },
  advice:
    'Nothing has to change for clients that follow HTTP. If one of a small device misses the field, let the server or the proxy before it keep the usual spelling; Tornado writes "Sec-Websocket-Accept" (measured).',
  examples: {
    pass: [
      { name: 'the answer of the RFC', because: 'same', response: SAMPLE_RESPONSE },
      { name: 'other fields in lower case', because: 'same', response: responseWith('x-request-id: 1') },
    ],
    fail: [
      {
        name: 'a library that capitalises every word',
        because: 'other',
        response: responseWhere('Sec-WebSocket-Accept', 'Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo='),
        marks: ['Sec-Websocket-Accept'],
      },
      {
        name: 'a proxy that writes lower case',
        because: 'other',
        response: SAMPLE_RESPONSE.map((line) => line.replace('Upgrade: ', 'upgrade: ').replace('Connection:', 'connection:')),
        marks: ['upgrade', 'connection'],
      },
    ],
    notApplicable: [{ name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL }],
  },
})
