import { field, members, wholePlaces } from '../fields'
import { rule } from '../rule'
import { requestWhere, SAMPLE_REFUSAL } from '../sample'

export default rule({
  id: 'response/version-list-names-others',
  catalogue: ['H-110'],
  title: 'The versions named explain the refusal',
  failureTitle: 'The version asked for is among those the server speaks',
  section: 'rfc6455-4.4',
  says: 'With Sec-WebSocket-Version a refusal names the versions that would have been taken instead of the one asked for.',
  level: 'practice',
  effect: 'none',
  requires: ['response', 'request'],
  reasons: {
    others: 'Sec-WebSocket-Version names {seen}, and the request asked for {asked}',
    same: 'Sec-WebSocket-Version names {asked}, which the request asked for: expected another cause of the refusal than the version',
    noList: 'The answer is no refusal that names versions',
    notAsked: 'The request asked for no version',
  },
  check({ response, request }) {
    const named = members(response, 'sec-websocket-version')
    if ((response.start.status ?? 0) < 400 || named.length === 0) return { outcome: 'not-applicable', because: 'noList' }
    const asked = field(request, 'sec-websocket-version')[0]?.value
    if (asked === undefined) return { outcome: 'not-applicable', because: 'notAsked' }
    const same = named.filter((member) => member.text === asked)
    const shown = same.length > 0 ? same : named
    const values = { asked, seen: shown.map((member) => member.text).join(', ') }
    const at = wholePlaces('response', shown)
    return same.length > 0 ? { outcome: 'fail', because: 'same', at, values } : { outcome: 'pass', because: 'others', at, values }
  },
  advice:
    'Read the body, and the findings about the request: some servers, such as gorilla, name their versions in every refusal (measured).',
  examples: {
    pass: [
      {
        name: 'another version',
        because: 'others',
        request: requestWhere('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 12'),
        response: ['HTTP/1.1 400 Bad Request', 'Sec-WebSocket-Version: 13, 8'],
        marks: ['13', '8'],
      },
    ],
    fail: [
      {
        name: 'named out of habit',
        because: 'same',
        request: requestWhere('Connection', 'Connection: keep-alive'),
        response: ['HTTP/1.1 400 Bad Request', 'Sec-WebSocket-Version: 13'],
        marks: ['13'],
      },
    ],
    notApplicable: [
      { name: 'a refusal without versions', because: 'noList', response: SAMPLE_REFUSAL },
      {
        name: 'no version asked for',
        because: 'notAsked',
        request: requestWhere('Sec-WebSocket-Version'),
        response: ['HTTP/1.1 400 Bad Request', 'Sec-WebSocket-Version: 13'],
      },
    ],
  },
})
