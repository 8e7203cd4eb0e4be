import { fields, namePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/cors-fields-absent-on-101',
  catalogue: ['H-124'],
  title: 'The 101 has no CORS fields',
  failureTitle: 'The 101 has CORS fields, which do nothing for WebSocket',
  section: 'rfc6455-10.2',
  says: 'Which pages may open a WebSocket is decided by the server, from the Origin of the request; CORS has no part in it.',
  level: 'practice',
  effect: 'none',
  requires: ['response'],
  reasons: {
    none: 'There is no Access-Control field',
    present: 'There is {seen}: browsers do not look at it for WebSocket, expected a check of Origin in the server',
    otherStatus: 'The status is not 101',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'otherStatus' }
    const lines = [...fields(response)].filter(([name]) => name.startsWith('access-control-')).flatMap(([, found]) => found)
    const first = lines[0]
    if (!first) return { outcome: 'pass', because: 'none', at: [] }
    return { outcome: 'fail', because: 'present', at: namePlaces('response', lines), values: { seen: first.name } }
  },
  advice:
    'See that the server checks Origin in the opening handshake, and answers 403 to pages that may not connect: these fields keep no page out.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'none', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'a framework that adds CORS everywhere',
        because: 'present',
        response: responseWith('Access-Control-Allow-Origin: *'),
        marks: ['Access-Control-Allow-Origin'],
      },
    ],
    notApplicable: [{ name: 'a refusal', because: 'otherStatus', response: ['HTTP/1.1 403 Forbidden'] }],
  },
})
