import { field, namePlaces, places } from '../fields'
import { missingForUpgrade } from '../offer'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REFUSAL } from '../sample'

const TWELVE = requestWhere('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 12')

export default rule({
  id: 'response/version-list-on-rejection',
  catalogue: ['H-110'],
  title: 'The refused version is answered with the versions spoken',
  failureTitle: 'The refused version is not answered with the versions spoken',
  section: 'rfc6455-4.2.2',
  says: 'A server that does not speak the version asked for answers with an error and names its versions in Sec-WebSocket-Version.',
  level: 'must',
  effect: 'none',
  requires: ['response', 'request'],
  reasons: {
    listed: 'Sec-WebSocket-Version names {seen}',
    absent:
      'The request asked for version "{asked}", the answer is an error without Sec-WebSocket-Version: expected the versions the server speaks',
    notRejected: 'The answer is no refusal of a version',
  },
  check({ response, request }) {
    const { status, statusSpan } = response.start
    const asked = field(request, 'sec-websocket-version')[0]?.value
    const lacked = missingForUpgrade(request)
    const onlyVersion = lacked.length === 1 && lacked[0] === '"Sec-WebSocket-Version: 13"'
    if ((status !== 400 && status !== 426) || asked === undefined || !onlyVersion)
      return { outcome: 'not-applicable', because: 'notRejected' }
    const lines = field(response, 'sec-websocket-version')
    if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: places('response', [statusSpan]), values: { asked } }
    return {
      outcome: 'pass',
      because: 'listed',
      at: namePlaces('response', lines),
      values: { seen: lines.map((line) => line.value).join(', ') },
    }
  },
  advice: 'Add "Sec-WebSocket-Version: 13" to the refusal.',
  examples: {
    pass: [
      {
        name: 'the versions named',
        because: 'listed',
        request: TWELVE,
        response: ['HTTP/1.1 400 Bad Request', 'Sec-WebSocket-Version: 13, 8'],
        marks: ['Sec-WebSocket-Version'],
      },
    ],
    fail: [{ name: 'a bare 400', because: 'absent', request: TWELVE, response: ['HTTP/1.1 400 Bad Request'], marks: ['400'] }],
    notApplicable: [{ name: 'a refusal of version 13', because: 'notRejected', response: SAMPLE_REFUSAL }],
  },
})
