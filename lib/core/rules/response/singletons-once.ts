import { fields, namePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

/** Fields that hold one value; repeats of Upgrade and of Sec-WebSocket-* have rules of their own. */
const SINGLETONS = [
  'access-control-allow-origin',
  'age',
  'content-length',
  'content-location',
  'content-type',
  'date',
  'etag',
  'expires',
  'last-modified',
  'location',
  'retry-after',
  'server',
]

export default rule({
  id: 'response/singletons-once',
  catalogue: ['H-034'],
  title: 'Fields of one value are sent once',
  failureTitle: 'A field of one value is sent more than once',
  section: 'rfc9110-5.3',
  says: 'A sender repeats a field only when its value is a list.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    once: 'No field of one value is repeated',
    repeated: '{names} stand there more than once: expected each once',
  },
  check({ response }) {
    const index = fields(response)
    const repeated = SINGLETONS.map((name) => index.get(name) ?? []).filter((lines) => lines.length > 1)
    if (repeated.length === 0) return { outcome: 'pass', because: 'once', at: [] }
    const names = repeated.map((lines) => `"${lines[0]?.name ?? ''}"`).join(', ')
    return { outcome: 'fail', because: 'repeated', at: namePlaces('response', repeated.flat()), values: { names } }
  },
  advice: 'Find the layer that adds the second line; usually a proxy sets what the application set already.',
  examples: {
    pass: [
      { name: 'the answer of the RFC', because: 'once', response: SAMPLE_RESPONSE },
      { name: 'two cookies, which may repeat', because: 'once', response: responseWith('Set-Cookie: a=1', 'Set-Cookie: b=2') },
    ],
    fail: [{ name: 'two servers', because: 'repeated', response: responseWith('Server: a', 'Server: b'), marks: ['Server', 'Server'] }],
  },
})
