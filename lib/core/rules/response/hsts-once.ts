import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

const SECURE = 'wss://example.com/chat'
const saying = (...values: string[]) => responseWith(...values.map((value) => `Strict-Transport-Security: ${value}`))

export default rule({
  id: 'response/hsts-once',
  catalogue: ['H-121'],
  title: 'Strict-Transport-Security is sent once',
  failureTitle: 'Strict-Transport-Security is sent more than once',
  section: 'rfc6797-7.1',
  says: 'A host sends one such line an answer; of several, clients take the first and leave the others.',
  level: 'must',
  effect: 'none',
  requires: ['response', 'target'],
  reasons: {
    once: 'There is one Strict-Transport-Security line',
    repeated: 'There are {count} Strict-Transport-Security lines: expected one, as only the first counts',
    absent: 'The answer has no Strict-Transport-Security',
    clear: 'The connection is not TLS',
  },
  check({ response, target }) {
    if (!target.tls) return { outcome: 'not-applicable', because: 'clear' }
    const lines = field(response, 'strict-transport-security')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const at = namePlaces('response', lines)
    if (lines.length === 1) return { outcome: 'pass', because: 'once', at }
    return { outcome: 'fail', because: 'repeated', at, values: { count: String(lines.length) } }
  },
  advice: 'Find the layer that adds the second line: usually both the application and the proxy before it set the field.',
  examples: {
    pass: [{ name: 'a year', because: 'once', url: SECURE, response: saying('max-age=31536000'), marks: ['Strict-Transport-Security'] }],
    fail: [
      {
        name: 'application and proxy',
        because: 'repeated',
        url: SECURE,
        response: saying('max-age=0', 'max-age=31536000'),
        marks: ['Strict-Transport-Security', 'Strict-Transport-Security'],
      },
    ],
    notApplicable: [
      { name: 'none', because: 'absent', url: SECURE, response: SAMPLE_RESPONSE },
      { name: 'clear text', because: 'clear', response: saying('max-age=60') },
    ],
  },
})
