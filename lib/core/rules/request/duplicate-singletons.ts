import { SINGLETON_FIELDS } from '../../spec/header-names'
import { fields, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

/** Repeats of these are judged by rules of their own. */
const ELSEWHERE = ['host', 'origin', 'sec-websocket-key']

export default rule({
  id: 'request/duplicate-singletons',
  catalogue: ['R-097'],
  title: 'Fields of one value are sent once',
  failureTitle: 'A field of one value is sent more than once',
  section: 'rfc9110-5.3',
  says: 'A sender repeats a field only when its value is a list.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    once: 'No field of one value is repeated',
    repeated: '{names} stand there more than once: expected each once',
  },
  check({ request }) {
    const repeated = [...fields(request)].filter(
      ([name, lines]) => lines.length > 1 && SINGLETON_FIELDS.has(name) && !ELSEWHERE.includes(name),
    )
    if (repeated.length === 0) return { outcome: 'pass', because: 'once', at: [] }
    const names = repeated.map(([, lines]) => `"${lines[0]?.name ?? ''}"`).join(', ')
    return {
      outcome: 'fail',
      because: 'repeated',
      at: namePlaces(
        'request',
        repeated.flatMap(([, lines]) => lines),
      ),
      values: { names },
    }
  },
  advice: 'Keep one line of each. Several cookies stand on one line, separated by "; ".',
  examples: {
    pass: [{ name: 'the request of the RFC', because: 'once', request: SAMPLE_REQUEST }],
    fail: [
      { name: 'two Cookie lines', because: 'repeated', request: requestWith('Cookie: a=1', 'cookie: b=2'), marks: ['Cookie', 'cookie'] },
      { name: 'two Authorization lines', because: 'repeated', request: requestWith('Authorization: Bearer a', 'Authorization: Bearer b') },
    ],
  },
})
